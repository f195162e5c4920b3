using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Storage;

namespace PensionsAi.FormReading.Reviews;

/// <summary>
/// Removes what has expired (gallring). A review that nobody finished loses its content and ends as expired, which is told like any
/// other end; its row goes once it is told and has expired.
/// </summary>
internal sealed class ReviewSweep(
    IDbContextFactory<FormReadingDbContext> contexts, ReviewMetrics metrics, IOptions<ReviewOptions> options, TimeProvider time)
{
    private const int BatchSize = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await ExpireAsync(cancellationToken) == BatchSize)
        {
        }

        while (await RemoveReviewsAsync(cancellationToken) == BatchSize)
        {
        }

        while (await RemoveExamplesAsync(cancellationToken) == BatchSize)
        {
        }
    }

    private async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var unfinished = await context.Reviews
            .Where(review => review.Status == ReviewStatus.Waiting && review.ExpiresAt <= now)
            .OrderBy(review => review.ExpiresAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var review in unfinished)
        {
            review.Status = ReviewStatus.Expired;
            review.Content = [];
            review.FinishedAt = now;
            review.ReportAt = now;
            review.ExpiresAt = now + options.Value.FinishedLifetime;
            await context.Crops.Where(crop => crop.ReviewId == review.Id).ExecuteDeleteAsync(cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        foreach (var review in unfinished)
            metrics.Finished(review.Status);
        return unfinished.Count;
    }

    private async Task<int> RemoveReviewsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var expired = await context.Reviews
            .Where(review => review.Status != ReviewStatus.Waiting && review.ExpiresAt <= now && review.ReportAt == null)
            .OrderBy(review => review.ExpiresAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        context.Reviews.RemoveRange(expired);
        context.Removals.AddRange(expired.Select(review => new Removal { Id = review.Id, Kind = "reviews", CreatedAt = review.CreatedAt, RemovedAt = now }));
        await context.SaveChangesAsync(cancellationToken);
        return expired.Count;
    }

    private async Task<int> RemoveExamplesAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var expired = await context.Examples
            .Where(example => example.ExpiresAt <= now)
            .OrderBy(example => example.ExpiresAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        context.Examples.RemoveRange(expired);
        context.Removals.AddRange(expired.Select(example => new Removal { Id = example.Id, Kind = "examples", CreatedAt = example.CreatedAt, RemovedAt = now }));
        await context.SaveChangesAsync(cancellationToken);
        return expired.Count;
    }
}
