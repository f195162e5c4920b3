using Microsoft.Extensions.Options;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Sweeps now and then, one process at a time.</summary>
internal sealed partial class ReviewSweeper(
    ReviewSweep sweep, StorageLocks locks, IOptions<ReviewOptions> options, TimeProvider time, ILogger<ReviewSweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var turn = await locks.TryEnterAsync("form-reading.sweep", stoppingToken);
                if (turn is not null)
                    await sweep.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(logger, exception.GetType().FullName!, exception.StackTrace);
            }
        }
    }

    [LoggerMessage(EventId = 5102, Level = LogLevel.Error, Message = "Sweeping reviews failed with {ExceptionType}: {StackTrace}")]
    private static partial void LogFailed(ILogger logger, string exceptionType, string? stackTrace);
}
