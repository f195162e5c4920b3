using System.Text.Json;
using Microsoft.Extensions.Logging;
using PensionsAi.Jobs.Contracts;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.JobWorker.Running;

/// <summary>The events of one attempt: each batch is a blob, and only their number is reported.</summary>
internal sealed partial class AttemptEvents(EncryptedBlobs blobs, RunJob job, Heartbeat heartbeat, ILogger logger)
{
    /// <summary>Batches stored.</summary>
    public int Count { get; private set; }

    /// <summary>Stores a batch.</summary>
    public async Task AddAsync(JobEventBatch batch, CancellationToken cancellationToken)
    {
        await blobs.WriteAsync(
            JobEventBatch.ReferenceOf(job.JobId, job.Attempt, Count),
            (content, token) => JsonSerializer.SerializeAsync(content, batch, JsonConventions.Options, token),
            cancellationToken);
        heartbeat.ReportEvents(++Count);
    }

    /// <summary>Removes what was stored: the attempt has come to nothing. What cannot be removed now is swept as a stray.</summary>
    public async Task DeleteAsync()
    {
        try
        {
            for (var batch = 0; batch < Count; batch++)
                await blobs.DeleteAsync(JobEventBatch.ReferenceOf(job.JobId, job.Attempt, batch), CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotRemoved(logger, job.JobId, exception.GetType().FullName!);
        }
    }

    [LoggerMessage(EventId = 1204, Level = LogLevel.Warning, Message = "Events of job {JobId} could not be removed: {ExceptionType}")]
    private static partial void LogNotRemoved(ILogger logger, Guid jobId, string exceptionType);
}
