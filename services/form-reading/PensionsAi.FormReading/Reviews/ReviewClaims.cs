using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Storage;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Reviews;

/// <summary>
/// Gives a review to one reviewer at a time. A claim is one statement, so of two reviewers who want the same review one gets it; it runs
/// out by itself, so a reviewer who goes home keeps nothing. Thread-safe.
/// </summary>
internal sealed class ReviewClaims(IDbContextFactory<FormReadingDbContext> contexts, IOptions<ReviewOptions> options, TimeProvider time)
{
    private const int Tries = 10;

    /// <summary>Claims a review, or lengthens the reviewer's own claim.</summary>
    public async Task<Outcome<Review>> ClaimAsync(Guid id, string reviewer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + options.Value.ClaimLifetime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = await context.Reviews
            .Where(review => review.Id == id && review.Status == ReviewStatus.Waiting && review.ExpiresAt > now)
            .Where(review => review.ClaimedUntil == null || review.ClaimedUntil <= now || review.ClaimedBy == reviewer)
            .ExecuteUpdateAsync(
                update => update.SetProperty(review => review.ClaimedBy, reviewer).SetProperty(review => review.ClaimedUntil, until), cancellationToken);
        var found = await FindAsync(context, id, now, cancellationToken);
        if (found is null)
            return ReviewProblems.NotFound;
        if (taken == 1)
            return found.ToReview(now);
        return found.FinishedAt is null ? ReviewProblems.ClaimedByAnother : ReviewProblems.Finished;
    }

    /// <summary>Claims the review that the reviewer has already, or the oldest that is free; null when none is.</summary>
    public async Task<Review?> ClaimNextAsync(string reviewer, CancellationToken cancellationToken)
    {
        // Others look for the same review at the same time: whoever comes too late looks again.
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var now = time.GetUtcNow();
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var id = await context.Reviews.AsNoTracking()
                .Where(review => review.Status == ReviewStatus.Waiting && review.ExpiresAt > now)
                .Where(review => review.ClaimedUntil == null || review.ClaimedUntil <= now || review.ClaimedBy == reviewer)
                .OrderByDescending(review => review.ClaimedBy == reviewer && review.ClaimedUntil > now)
                .ThenBy(review => review.CreatedAt)
                .Select(review => (Guid?)review.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (id is null)
                return null;
            var claimed = await ClaimAsync(id.Value, reviewer, cancellationToken);
            if (claimed.IsSuccess)
                return claimed.Value;
        }

        return null;
    }

    /// <summary>Lets go of a claim; the problem when it is another's.</summary>
    public async Task<ServiceProblem?> ReleaseAsync(Guid id, string reviewer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Reviews
            .Where(review => review.Id == id && review.Status == ReviewStatus.Waiting && review.ClaimedBy == reviewer)
            .ExecuteUpdateAsync(
                update => update.SetProperty(review => review.ClaimedBy, (string?)null).SetProperty(review => review.ClaimedUntil, (DateTimeOffset?)null),
                cancellationToken);
        return await FindAsync(context, id, now, cancellationToken) switch
        {
            null => ReviewProblems.NotFound,
            { FinishedAt: null } found when found.ClaimedUntil > now && found.ClaimedBy != reviewer => ReviewProblems.ClaimedByAnother,
            _ => null,
        };
    }

    private static Task<StoredReview?> FindAsync(FormReadingDbContext context, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Reviews.AsNoTracking().SingleOrDefaultAsync(review => review.Id == id && review.ExpiresAt > now, cancellationToken);
}
