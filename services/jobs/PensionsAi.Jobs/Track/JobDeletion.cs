using MassTransit;
using Microsoft.EntityFrameworkCore;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.Jobs.Track;

/// <summary>
/// Cancels a job, or removes the data of one that has ended. The row stays until it expires, so that the caller sees what
/// became of it. A deleted job is not called back: its caller is done with it.
/// </summary>
internal sealed partial class JobDeletion(
    IDbContextFactory<JobsDbContext> contexts, EncryptedBlobs blobs, JobEnding ending, IBus bus, ILogger<JobDeletion> logger)
{
    public async Task DeleteAsync(StoredJob job, CancellationToken cancellationToken)
    {
        if (await ending.CancelAsync(job.Id, cancellationToken))
        {
            await StopAsync(job.Id, cancellationToken);
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ended = await context.Jobs.SingleOrDefaultAsync(row => row.Id == job.Id, cancellationToken);
        if (ended is null)
            return;
        foreach (var reference in ended.KeptReferences)
            await blobs.DeleteAsync(reference, cancellationToken);
        ended.Results = [];
        ended.EventBatches = 0;
        ended.CallbackAt = null;
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task StopAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            var workers = await bus.GetPublishSendEndpoint<CancelJob>();
            await workers.SendOnceAsync(new CancelJob(id), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The job is cancelled all the same: its work is done in vain, and its result is dropped.
            LogNotStopped(logger, id, exception.GetType().FullName!);
        }
    }

    [LoggerMessage(EventId = 3401, Level = LogLevel.Warning, Message = "Work on cancelled job {JobId} could not be stopped: {ExceptionType}")]
    private static partial void LogNotStopped(ILogger logger, Guid jobId, string exceptionType);
}
