using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;

namespace PensionsAi.Jobs.Dispatch;

/// <summary>The statements by which the dispatcher takes work that is due. Each is one statement, so two dispatchers never take the same row.</summary>
internal sealed class JobClaims(IDbContextFactory<JobsDbContext> contexts, IOptions<JobsOptions> options, TimeProvider time)
{
    /// <summary>
    /// How long sending a batch, or telling of a batch of ends, may take; longer than its sends wait for their confirmations.
    /// After a crash in between it is sent again, and whoever receives it knows it already.
    /// </summary>
    private static readonly TimeSpan BatchLease = TimeSpan.FromSeconds(20);

    /// <summary>Jobs that are due, marked as being sent until a lease ends.</summary>
    public async Task<IReadOnlyList<StoredJob>> ClaimDueAsync(int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ClaimDue(now.UtcTicks, (now + BatchLease).UtcTicks, limit)
            .AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Marks claimed jobs as waiting in the queue of their kind.</summary>
    public Task MarkSentAsync(IReadOnlyCollection<Guid> jobs, CancellationToken cancellationToken) =>
        SetDispatchAsync(jobs, time.GetUtcNow() + options.Value.QueueLease, cancellationToken);

    /// <summary>Gives claimed jobs back, to be sent again after a while.</summary>
    public Task ReleaseAsync(IReadOnlyCollection<Guid> jobs, TimeSpan after, CancellationToken cancellationToken) =>
        SetDispatchAsync(jobs, time.GetUtcNow() + after, cancellationToken);

    /// <summary>Makes every unfinished job due, because what had been sent is known to be lost.</summary>
    public async Task<int> ReleaseAllAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Jobs
            .Where(job => job.DispatchAt != null)
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.DispatchAt, now), cancellationToken);
    }

    /// <summary>Jobs that have ended and of which the audit trail was not told, marked as being told until a lease ends.</summary>
    public async Task<IReadOnlyList<StoredJob>> ClaimReportsAsync(int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ClaimReports(now.UtcTicks, (now + BatchLease).UtcTicks, limit)
            .AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Marks ends as told.</summary>
    public Task MarkReportedAsync(IReadOnlyCollection<Guid> jobs, CancellationToken cancellationToken) =>
        SetReportAsync(jobs, null, cancellationToken);

    /// <summary>Gives ends back that could not be told, to be told after a while.</summary>
    public Task ReleaseReportsAsync(IReadOnlyCollection<Guid> jobs, TimeSpan after, CancellationToken cancellationToken) =>
        SetReportAsync(jobs, time.GetUtcNow() + after, cancellationToken);

    private async Task SetDispatchAsync(IReadOnlyCollection<Guid> jobs, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // One that a service has begun in the meantime has the lease of its work.
        await context.Jobs
            .Where(job => jobs.Contains(job.Id) && job.DispatchAt != null && job.BegunAttempt < job.Dispatches)
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.DispatchAt, due), cancellationToken);
    }

    private async Task SetReportAsync(IReadOnlyCollection<Guid> jobs, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Jobs
            .Where(job => jobs.Contains(job.Id) && job.ReportAt != null)
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.ReportAt, due), cancellationToken);
    }
}
