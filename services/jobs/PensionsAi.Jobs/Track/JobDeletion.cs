using MassTransit;
using Microsoft.EntityFrameworkCore;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;

namespace PensionsAi.Jobs.Track;

/// <summary>
/// Cancels a job, or removes the data of one that has ended. The row stays until it expires, so that the caller sees what
/// became of it. A deleted job is not called back: its caller is done with it.
/// </summary>
internal sealed class JobDeletion(IDbContextFactory<JobsDbContext> contexts, EncryptedBlobs blobs, JobEnding ending, IBus bus)
{
    public async Task DeleteAsync(StoredJob job, CancellationToken cancellationToken)
    {
        if (await ending.CancelAsync(job.Id, cancellationToken))
        {
            await bus.Publish(new CancelJob(job.Id), cancellationToken);
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ended = await context.Jobs.SingleOrDefaultAsync(row => row.Id == job.Id, cancellationToken);
        if (ended is null)
            return;
        foreach (var result in ended.Results)
            await blobs.DeleteAsync(result.Reference, cancellationToken);
        ended.Results = [];
        ended.CallbackAt = null;
        await context.SaveChangesAsync(cancellationToken);
    }
}
