using Microsoft.Extensions.Options;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Retention;

/// <summary>Sweeps now and then, one process at a time.</summary>
internal sealed partial class Sweeper(
    Sweep sweep, StorageLocks locks, IOptions<JobsOptions> options, TimeProvider time, ILogger<Sweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var turn = await locks.TryEnterAsync("jobs.sweep", stoppingToken);
                if (turn is not null)
                    await sweep.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(logger, exception.GetType().FullName!, exception.StackTrace);
            }
        }
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Error, Message = "Sweeping failed with {ExceptionType}: {StackTrace}")]
    private static partial void LogFailed(ILogger logger, string exceptionType, string? stackTrace);
}
