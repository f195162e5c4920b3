using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;

namespace PensionsAi.Jobs.Dispatch;

/// <summary>The statements by which the dispatcher takes work that is due. Each is one statement, so two dispatchers never take the same row.</summary>
internal sealed class JobClaims(IDbContextFactory<JobsDbContext> contexts, IOptions<JobsOptions> options, TimeProvider time)
{
    /// <summary>Jobs that are due, marked as sent until their lease in the queue ends.</summary>
    public async Task<IReadOnlyList<StoredJob>> ClaimDueAsync(int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var leaseEnd = (now + options.Value.QueueLease).UtcTicks;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Jobs.FromSql($"""
            UPDATE jobs SET "DispatchAt" = {leaseEnd}, "Dispatches" = "Dispatches" + 1
            WHERE "Id" IN (SELECT "Id" FROM jobs WHERE "DispatchAt" <= {now.UtcTicks} ORDER BY "DispatchAt" LIMIT {limit})
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Gives claimed jobs back, to be sent again after a while.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<Guid> jobs, TimeSpan after, CancellationToken cancellationToken)
    {
        var due = time.GetUtcNow() + after;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Jobs
            .Where(job => jobs.Contains(job.Id) && job.DispatchAt != null)
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.DispatchAt, due), cancellationToken);
    }

    /// <summary>Makes every unfinished job due, because what had been sent is known to be lost.</summary>
    public async Task<int> ReleaseAllAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Jobs
            .Where(job => job.DispatchAt != null)
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.DispatchAt, now), cancellationToken);
    }

    /// <summary>Jobs that have ended and of which the audit trail was not told.</summary>
    public async Task<IReadOnlyList<StoredJob>> FindUnreportedAsync(int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Jobs.AsNoTracking()
            .Where(job => !job.EndReported
                && (job.Status == JobStatus.Succeeded || job.Status == JobStatus.Failed || job.Status == JobStatus.Cancelled))
            .OrderBy(job => job.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Marks ends as told.</summary>
    public async Task MarkReportedAsync(IReadOnlyCollection<Guid> jobs, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Jobs
            .Where(job => jobs.Contains(job.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.EndReported, true), cancellationToken);
    }
}
