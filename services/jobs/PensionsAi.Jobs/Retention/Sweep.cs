using Microsoft.EntityFrameworkCore;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;

namespace PensionsAi.Jobs.Retention;

/// <summary>
/// Removes what has expired, and blobs that no row names (gallring). A job whose caller is still to be called back keeps its
/// row, which holds no content, until it is told or given up; its result goes at its expiry all the same.
/// </summary>
internal sealed class Sweep(IDbContextFactory<JobsDbContext> contexts, EncryptedBlobs blobs, TimeProvider time)
{
    /// <summary>A blob this young may belong to a call that is still being received.</summary>
    private static readonly TimeSpan StrayAge = TimeSpan.FromHours(1);

    private const int BatchSize = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await RemoveExpiredAsync(cancellationToken) == BatchSize)
        {
        }

        while (await RemoveResultsAsync(cancellationToken) == BatchSize)
        {
        }

        await ForgetKeysAsync(cancellationToken);
        await RemoveStraysAsync(cancellationToken);
    }

    private async Task<int> RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var expired = await context.Jobs
            .Where(job => job.ExpiresAt <= now && job.ReportAt == null && job.CallbackAt == null)
            .OrderBy(job => job.ExpiresAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var job in expired)
        {
            // The blobs first: a row without blobs is removed next time, blobs without a row only as strays.
            foreach (var reference in job.KeptReferences)
                await blobs.DeleteAsync(reference, cancellationToken);
            context.Jobs.Remove(job);
            context.Removals.Add(new Removal { JobId = job.Id, Kind = job.Kind, EndedAt = job.FinishedAt!.Value, RemovedAt = now });
        }

        await context.SaveChangesAsync(cancellationToken);
        return expired.Count;
    }

    private async Task<int> RemoveResultsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        IReadOnlyList<StoredResult> none = [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await context.Jobs
            .Where(job => job.ExpiresAt <= now && job.CallbackAt != null && job.Results != none)
            .OrderBy(job => job.ExpiresAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var job in waiting)
        {
            foreach (var reference in job.KeptReferences)
                await blobs.DeleteAsync(reference, cancellationToken);
            job.Results = none;
            job.EventBatches = 0;
        }

        await context.SaveChangesAsync(cancellationToken);
        return waiting.Count;
    }

    private async Task ForgetKeysAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - IdempotencyRecord.Lifetime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.IdempotencyRecords.Where(record => record.CreatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task RemoveStraysAsync(CancellationToken cancellationToken)
    {
        await foreach (var names in blobs.ListWrittenBeforeAsync(time.GetUtcNow() - StrayAge, cancellationToken).Chunk(BatchSize))
        {
            var ids = names.Select(JobOf).OfType<Guid>().Distinct().ToList();
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var jobs = await context.Jobs.AsNoTracking().Where(job => ids.Contains(job.Id)).ToDictionaryAsync(job => job.Id, cancellationToken);
            foreach (var name in names.Where(name => JobOf(name) is { } id && !IsNamed(name, jobs.GetValueOrDefault(id))))
                await blobs.DeleteAsync(name, cancellationToken);
        }
    }

    private static Guid? JobOf(string name) => Guid.TryParseExact(name.Split('.')[0], "N", out var id) ? id : null;

    private static bool IsNamed(string name, StoredJob? job) =>
        job is not null
        && ((!job.ToJob().HasEnded && !UnfinishedBlob.IsNameOfOne(name))
            || job.Keeps(name));
}
