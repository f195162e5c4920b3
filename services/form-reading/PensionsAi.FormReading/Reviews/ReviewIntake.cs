using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Storage;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.FormReading.Reviews;

/// <summary>
/// Puts forms that a person must look at into the queue: those that were not accepted, and some that were, drawn by lot. Whoever is
/// told of a review can rely on it: it is on the disk before this returns. Thread-safe.
/// </summary>
internal sealed class ReviewIntake(
    IDbContextFactory<FormReadingDbContext> contexts, ReviewKeys keys, ReviewMetrics metrics, IOptions<ReviewOptions> options, TimeProvider time)
{
    /// <summary>The reading with the id of its review, when it has one.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="crops">Makes the pictures of the fields, as PNG by name of field; not asked when there is no review.</param>
    /// <param name="source">Where the form came from.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<Contracts.FormReading>> AddAsync(
        Contracts.FormReading reading, Func<IReadOnlyDictionary<string, byte[]>> crops, ReviewSource source, CancellationToken cancellationToken)
    {
        if (ReasonFor(reading, source) is not { } reason)
            return reading;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, source, cancellationToken) is { } known)
            return reading with { ReviewId = known.ToString() };
        if (await IsFullAsync(context, cancellationToken))
            return reason == ReviewReason.Audit ? reading : ReviewProblems.QueueFull;

        var review = Create(reading, reason, source);
        context.Reviews.Add(review);
        foreach (var (field, png) in crops())
            context.Crops.Add(new StoredCrop { ReviewId = review.Id, Field = field, Content = keys.Seal(png, StoredCrop.PlaceOf(review.Id, field)) });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The job may have been delivered to another process too. Any other reason is thrown on.
            context.ChangeTracker.Clear();
            if (await FindAsync(context, source, cancellationToken) is not { } earlier)
                throw;
            return reading with { ReviewId = earlier.ToString() };
        }

        metrics.Created(reason);
        return reading with { ReviewId = review.Id.ToString() };
    }

    private ReviewReason? ReasonFor(Contracts.FormReading reading, ReviewSource source)
    {
        if (reading.Decision == FormDecision.Review)
            return ReviewReason.NotAccepted;
        return AuditSampling.Draws(source, options.Value.AuditShare) ? ReviewReason.Audit : null;
    }

    private static async Task<Guid?> FindAsync(FormReadingDbContext context, ReviewSource source, CancellationToken cancellationToken) =>
        source.JobId is null
            ? null
            : await context.Reviews.AsNoTracking()
                .Where(review => review.JobId == source.JobId && review.Part == source.Part)
                .Select(review => (Guid?)review.Id)
                .SingleOrDefaultAsync(cancellationToken);

    private Task<bool> IsFullAsync(FormReadingDbContext context, CancellationToken cancellationToken) =>
        context.Reviews
            .Where(review => review.Status == ReviewStatus.Waiting)
            .OrderBy(review => review.CreatedAt)
            .Skip(options.Value.MaxWaiting - 1)
            .AnyAsync(cancellationToken);

    private StoredReview Create(Contracts.FormReading reading, ReviewReason reason, ReviewSource source)
    {
        var now = time.GetUtcNow();
        var review = new StoredReview
        {
            Id = Guid.CreateVersion7(now),
            Kind = StoredReview.FormReadings,
            Reason = reason,
            Status = ReviewStatus.Waiting,
            Template = reading.Template,
            TemplateVersion = reading.TemplateVersion,
            ModelName = reading.Model.Name,
            ModelVersion = reading.Model.Version,
            ModelSha256 = reading.Model.Sha256,
            Caller = source.Caller,
            CaseReference = source.CaseReference,
            JobId = source.JobId,
            Part = source.Part,
            CreatedAt = now,
            ExpiresAt = now + options.Value.Lifetime,
            Content = [],
        };
        review.Content = keys.SealJson(new ReviewContent(reading.Fields), review.ContentPlace);
        return review;
    }
}
