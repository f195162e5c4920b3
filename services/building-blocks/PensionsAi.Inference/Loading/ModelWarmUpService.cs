using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.Inference.Loading;

/// <summary>
/// Loads and warms up every model before the host starts to listen. A model that is missing or refused stops the start: a
/// service that came up without it would answer only errors.
/// </summary>
internal sealed partial class ModelWarmUpService(
    IEnumerable<ModelWarmUp> warmUps,
    IServiceProvider services,
    ILogger<ModelWarmUpService> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(warmUps, cancellationToken, async (warmUp, token) =>
        {
            var start = Stopwatch.GetTimestamp();
            bool isInstalled;
            try
            {
                isInstalled = await warmUp.Run(services, token);
            }
            catch (Exception exception) when (exception is ModelVerificationException or ModelNotFoundException)
            {
                LogRefused(logger, warmUp.Name, exception.Message);
                throw;
            }

            if (isInstalled)
                LogLoaded(logger, warmUp.Name, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "Model {ModelName} loaded and warm after {Milliseconds:F0} ms")]
    private static partial void LogLoaded(ILogger logger, string modelName, double milliseconds);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Critical, Message = "Model {ModelName} refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string modelName, string reason);
}
