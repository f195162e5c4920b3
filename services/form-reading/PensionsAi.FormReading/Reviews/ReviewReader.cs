using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Storage;
using PensionsAi.FormReading.Templates;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Reads the queue. Any reviewer sees every review. Thread-safe.</summary>
internal sealed class ReviewReader(IDbContextFactory<FormReadingDbContext> contexts, FormTemplates templates, ReviewKeys keys, TimeProvider time)
{
    /// <summary>A page of reviews, the oldest first.</summary>
    /// <param name="kind">Of this kind alone; null for any.</param>
    /// <param name="status">Of this status alone; null for those that are not finished.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="limit">Most reviews on a page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ReviewList> ListAsync(string? kind, ReviewStatus? status, int page, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reviews = context.Reviews.AsNoTracking().Where(review => review.ExpiresAt > now);
        if (kind is not null)
            reviews = reviews.Where(review => review.Kind == kind);
        reviews = status switch
        {
            null => reviews.Where(review => review.Status == ReviewStatus.Waiting),
            ReviewStatus.Claimed => reviews.Where(review => review.Status == ReviewStatus.Waiting && review.ClaimedUntil > now),
            ReviewStatus.Waiting => reviews.Where(review => review.Status == ReviewStatus.Waiting && (review.ClaimedUntil == null || review.ClaimedUntil <= now)),
            _ => reviews.Where(review => review.Status == status),
        };
        var total = await reviews.CountAsync(cancellationToken);
        var items = await reviews
            .OrderBy(review => review.CreatedAt)
            .ThenBy(review => review.Id)
            .Skip((page - 1) * limit)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return new ReviewList([.. items.Select(review => review.ToReview(now))], page, limit, total);
    }

    /// <summary>A review with the pictures of its fields; null when there is none.</summary>
    public async Task<ReviewDetails?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var review = await context.Reviews.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.ExpiresAt > now, cancellationToken);
        if (review is null)
            return null;
        var crops = await context.Crops.AsNoTracking().Where(crop => crop.ReviewId == id).ToListAsync(cancellationToken);
        var pictures = crops.ToDictionary(
            crop => crop.Field, crop => "data:image/png;base64," + Convert.ToBase64String(keys.Open(crop.Content, StoredCrop.PlaceOf(id, crop.Field))));
        var decision = review.Decision is null ? null : keys.OpenJson<ReviewDecision>(review.Decision, review.DecisionPlace);
        // Of a review that expired the content is gone before the row.
        var fields = review.Status == ReviewStatus.Expired ? [] : keys.OpenJson<ReviewContent>(review.Content, review.ContentPlace).Fields;
        var template = await templates.FindAsync(review.Template, review.TemplateVersion, cancellationToken);
        return new ReviewDetails(
            review.ToReview(now),
            [.. fields.Select(field => FieldOf(field, review.Reason, template, pictures.GetValueOrDefault(field.Name)))],
            decision?.Values,
            decision?.Reject);
    }

    private static ReviewField FieldOf(FieldReading field, ReviewReason reason, FormTemplate? template, string? crop)
    {
        var definition = template?.Fields.FirstOrDefault(known => known.Name == field.Name);
        return new ReviewField(
            field,
            definition?.Label ?? field.Name,
            definition?.Options is null ? null : [.. definition.Options.Select(option => new ReviewOption(option.Value, option.Label))],
            ReviewQuestions.IsAsked(field, reason),
            crop);
    }
}
