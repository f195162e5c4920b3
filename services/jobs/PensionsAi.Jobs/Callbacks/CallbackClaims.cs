using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;

namespace PensionsAi.Jobs.Callbacks;

/// <summary>
/// The statements about callbacks that are due. A row is claimed before it is sent, by one conditional update that counts the
/// attempt and moves the row ahead by a lease: of two senders one gets it, and a crash between sending and marking makes a late
/// repeat, never a loss.
/// </summary>
internal sealed class CallbackClaims(IDbContextFactory<JobsDbContext> contexts, IOptions<CallbackOptions> options, TimeProvider time)
{
    /// <summary>What a lease is longer than an attempt: time to write down how it went.</summary>
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(20);

    /// <summary>Jobs whose callback is due, the longest overdue first. They are not claimed yet.</summary>
    /// <param name="limit">Most jobs.</param>
    /// <param name="busy">Receivers that are left out, as <see cref="CallbackReceiver.Of"/> gives them.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<StoredJob>> FindDueAsync(int limit, IEnumerable<string> busy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = context.Jobs.AsNoTracking().Where(job => job.CallbackAt <= now);
        foreach (var receiver in busy)
            due = due.Where(job => !job.CallbackUrl!.StartsWith(receiver));
        return await due.OrderBy(job => job.CallbackAt).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>Claims a job's next attempt; false when another sender has it, or the job is not to be called back any more.</summary>
    public async Task<bool> TryClaimAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var leaseEnd = time.GetUtcNow() + options.Value.Timeout + LeaseMargin;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Jobs
            .Where(row => row.Id == job.Id && row.CallbackAt != null && row.CallbackAttempts == job.CallbackAttempts)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.CallbackAt, leaseEnd)
                    .SetProperty(row => row.CallbackAttempts, job.CallbackAttempts + 1),
                cancellationToken) == 1;
    }

    /// <summary>Marks a job as told, whichever attempt it was.</summary>
    public async Task MarkToldAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Jobs
            .Where(job => job.Id == id)
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.CallbackAt, (DateTimeOffset?)null), cancellationToken);
    }

    /// <summary>
    /// Sets when a job is tried again; null gives it up. Changes nothing when a later attempt has begun or the job needs no
    /// callback any more.
    /// </summary>
    public async Task RescheduleAsync(Guid id, int attempt, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Jobs
            .Where(job => job.Id == id && job.CallbackAt != null && job.CallbackAttempts == attempt)
            .ExecuteUpdateAsync(update => update.SetProperty(job => job.CallbackAt, due), cancellationToken);
    }
}
