using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Domain;

namespace PensionsAi.Jobs.Callbacks;

/// <summary>Makes a claimed attempt and writes into the row how it went: told, due again, or given up.</summary>
internal sealed partial class CallbackDelivery(
    CallbackClient client,
    CallbackClaims claims,
    JobsMetrics metrics,
    IOptions<CallbackOptions> options,
    TimeProvider time,
    ILogger<CallbackDelivery> logger)
{
    /// <param name="job">The job as it was before the claim.</param>
    /// <param name="cancellationToken">Ends the attempt, which is then made again when its lease ends.</param>
    public async Task DeliverAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var attempt = job.CallbackAttempts + 1;
        var answer = await client.PostAsync(job, cancellationToken);
        var now = time.GetUtcNow();
        // The last attempt is made when the time is up, so that every receiver has all of it, however long the delays have become.
        var last = job.FinishedAt!.Value + options.Value.GiveUpAfter;

        if (answer.IsTold)
        {
            await claims.MarkToldAsync(job.Id, cancellationToken);
            metrics.CalledBack("told");
            LogTold(logger, job.Id, attempt, answer.Status);
        }
        else if (now >= last)
        {
            await claims.RescheduleAsync(job.Id, attempt, null, cancellationToken);
            metrics.CalledBack("given-up");
            LogGivenUp(logger, job.Id, attempt, answer.Status);
        }
        else
        {
            var next = now + CallbackBackOff.After(attempt, options.Value, Random.Shared.NextDouble());
            await claims.RescheduleAsync(job.Id, attempt, next < last ? next : last, cancellationToken);
            metrics.CalledBack("failed");
            LogFailed(logger, job.Id, attempt, answer.Status);
        }
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Debug, Message = "Job {JobId}: callback attempt {Attempt} was answered with {Status}")]
    private static partial void LogTold(ILogger logger, Guid jobId, int attempt, string status);

    [LoggerMessage(EventId = 3302, Level = LogLevel.Information, Message = "Job {JobId}: callback attempt {Attempt} failed with {Status}")]
    private static partial void LogFailed(ILogger logger, Guid jobId, int attempt, string status);

    [LoggerMessage(EventId = 3303, Level = LogLevel.Warning, Message = "Job {JobId}: the callback was given up after attempt {Attempt} failed with {Status}")]
    private static partial void LogGivenUp(ILogger logger, Guid jobId, int attempt, string status);
}
