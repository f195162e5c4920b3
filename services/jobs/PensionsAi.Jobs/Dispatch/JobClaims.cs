using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;

namespace PensionsAi.Jobs.Dispatch;

/// <summary>The statements by which the dispatcher takes work that is due. Each is one statement, so two dispatchers never take the same row.</summary>
internal sealed class JobClaims(IDbContextFactory<JobsDbContext> contexts, IOptions<JobsOptions> options, TimeProvider time)
{
    /// <summary>How long telling a batch of ends may take. After a crash in between they are told again, and known already.</summary>
    private static readonly TimeSpan ReportLease = TimeSpan.FromMinutes(1);

    /// <summary>Jobs that are due, marked as sent until their lease in the queue ends.</summary>
    public async Task<IReadOnlyList<StoredJob>> ClaimDueAsync(int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ClaimDue(now.UtcTicks, (now + options.Value.QueueLease).UtcTicks, limit)
            .AsNoTracking().ToListAsync(cancellationToken);
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

    /// <summary>Jobs that have ended and of which the audit trail was not told, marked as being told until a lease ends.</summary>
    public async Task<IReadOnlyList<StoredJob>> ClaimReportsAsync(int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ClaimReports(now.UtcTicks, (now + ReportLease).UtcTicks, limit)
            .AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Marks ends as told.</summary>
    public Task MarkReportedAsync(IReadOnlyCollection<Guid> jobs, CancellationToken cancellationToken) =>
        SetReportAsync(jobs, null, cancellationToken);

    /// <summary>Gives ends back that could not be told, to be told after a while.</summary>
    public Task ReleaseReportsAsync(IReadOnlyCollection<Guid> jobs, TimeSpan after, CancellationToken cancellationToken) =>
        SetReportAsync(jobs, time.GetUtcNow() + after, cancellationToken);

    private async Task SetReportAsync(IReadOnlyCollection<Guid> jobs, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Jobs
            .Where(job => jobs.Contains(job.Id) && job.ReportAt != null)
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.ReportAt, due), cancellationToken);
    }
}
