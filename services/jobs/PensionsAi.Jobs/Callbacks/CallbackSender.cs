using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Domain;

namespace PensionsAi.Jobs.Callbacks;

/// <summary>
/// Tells receivers of jobs that have ended. A job is claimed only when its attempt can begin at once; a receiver that has
/// all the attempts it may have is passed over, so that a slow one delays nobody but itself.
/// </summary>
internal sealed partial class CallbackSender(
    CallbackClaims claims,
    CallbackDelivery delivery,
    CallbackSignal signal,
    IOptions<CallbackOptions> options,
    ILogger<CallbackSender> logger) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly List<(string Receiver, Task Attempt)> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await BeginDueAsync(stoppingToken) == 0)
                    await signal.WaitAsync(PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception.GetType().FullName!, exception.StackTrace);
                await Task.WhenAny(Task.Delay(AfterFailure, stoppingToken));
            }
        }

        // What was cut off here would be told twice: the receiver may have it already.
        await Task.WhenAll(_running.Select(one => one.Attempt));
    }

    private async Task<int> BeginDueAsync(CancellationToken cancellationToken)
    {
        _running.RemoveAll(one => one.Attempt.IsCompleted);
        var free = options.Value.Concurrency - _running.Count;
        if (free == 0)
            return 0;

        var busy = _running.Select(one => one.Receiver).Distinct().Where(IsBusy).ToList();
        var begun = 0;
        foreach (var job in await claims.FindDueAsync(free, busy, cancellationToken))
        {
            var receiver = CallbackReceiver.Of(job.CallbackUrl!);
            if (IsBusy(receiver) || !await claims.TryClaimAsync(job, cancellationToken))
                continue;
            _running.Add((receiver, AttemptAsync(job)));
            begun++;
        }

        return begun;
    }

    private bool IsBusy(string receiver) => _running.Count(one => one.Receiver == receiver) >= options.Value.ReceiverConcurrency;

    private async Task AttemptAsync(StoredJob job)
    {
        try
        {
            // Not cut off when the process stops: its own time limit is shorter than what stopping may take.
            await delivery.DeliverAsync(job, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // How it went could not be written down. The lease brings it back.
            LogFailed(logger, exception.GetType().FullName!, exception.StackTrace);
        }
        finally
        {
            signal.Set();
        }
    }

    [LoggerMessage(EventId = 3304, Level = LogLevel.Error, Message = "Calling back failed with {ExceptionType}: {StackTrace}")]
    private static partial void LogFailed(ILogger logger, string exceptionType, string? stackTrace);
}
