using Microsoft.Extensions.Options;

namespace PensionsAi.Jobs.Retention;

/// <summary>Sweeps now and then.</summary>
internal sealed partial class Sweeper(Sweep sweep, IOptions<JobsOptions> options, TimeProvider time, ILogger<Sweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
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
