using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Storage;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.FormReading.Reviews;

/// <summary>
/// Ends reviews. A review ends once: of two reviewers who finish it at the same moment one is told that it is finished. Decision,
/// verdicts, examples and the wish to tell of the end are written in one transaction. Thread-safe.
/// </summary>
internal sealed class ReviewFinisher(
    IDbContextFactory<FormReadingDbContext> contexts, FormTemplates templates, ReviewKeys keys, ReviewMetrics metrics, IOptions<ReviewOptions> options, TimeProvider time)
{
    /// <summary>The day of reading, which a form's rules go by.</summary>
    private DateOnly DayOf(DateTimeOffset created) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(created, time.LocalTimeZone).DateTime);

    /// <summary>Whether a value can be said of a field.</summary>
    public async Task<bool> IsValidAsync(Review review, FieldReading field, JsonElement? value, CancellationToken cancellationToken)
    {
        var template = await templates.FindAsync(review.Template, review.TemplateVersion, cancellationToken);
        return ReviewAnswer.Check(
            new ReviewDecision(new Dictionary<string, JsonElement?> { [field.Name] = value }), [field], review.Reason, DayOf(review.CreatedAt), template).IsSuccess;
    }

    /// <summary>Finishes a review. The same reviewer saying the same again changes nothing.</summary>
    public async Task<Outcome<Review>> FinishAsync(Guid id, string reviewer, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var review = await context.Reviews.SingleOrDefaultAsync(row => row.Id == id && row.ExpiresAt > now, cancellationToken);
        if (review is null)
            return ReviewProblems.NotFound;
        if (review.Status == ReviewStatus.Expired)
            return ReviewProblems.Finished;
        if (review.FinishedAt is null && review.ClaimedUntil > now && review.ClaimedBy != reviewer)
            return ReviewProblems.ClaimedByAnother;

        var content = keys.OpenJson<ReviewContent>(review.Content, review.ContentPlace);
        var answer = ReviewAnswer.Check(
            decision, content.Fields, review.Reason, DayOf(review.CreatedAt), await templates.FindAsync(review.Template, review.TemplateVersion, cancellationToken));
        if (!answer.IsSuccess)
            return answer.Problem;
        if (review.FinishedAt is not null)
            return Repeat(review, reviewer, answer.Value, now);

        End(review, reviewer, answer.Value, now);
        var verdicts = Verdicts.Of(review, content.Fields, answer.Value, now);
        context.Verdicts.AddRange(verdicts);
        context.Examples.AddRange(await ExamplesAsync(context, review, content.Fields, answer.Value, now, cancellationToken));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception)
        {
            return await AnswerConflictAsync(id, reviewer, answer.Value, exception, cancellationToken);
        }

        metrics.Finished(review.Status);
        foreach (var verdict in verdicts)
            metrics.Judged(verdict);
        return review.ToReview(now);
    }

    private void End(StoredReview review, string reviewer, ReviewDecision answer, DateTimeOffset now)
    {
        review.Status = answer.Reject is null ? ReviewStatus.Settled : ReviewStatus.Rejected;
        review.FinishedBy = reviewer;
        review.FinishedAt = now;
        review.ExpiresAt = now + options.Value.FinishedLifetime;
        review.ReportAt = now;
        review.Decision = keys.SealJson(answer, review.DecisionPlace);
    }

    private Outcome<Review> Repeat(StoredReview review, string reviewer, ReviewDecision answer, DateTimeOffset now) =>
        IsRepeated(review, reviewer, answer) ? review.ToReview(now) : ReviewProblems.Finished;

    private bool IsRepeated(StoredReview review, string reviewer, ReviewDecision answer)
    {
        var said = keys.OpenJson<ReviewDecision>(review.Decision!, review.DecisionPlace);
        return review.FinishedBy == reviewer
            && said.Reject == answer.Reject
            && (said.Values ?? EmptyValues).Count == (answer.Values ?? EmptyValues).Count
            && (said.Values ?? EmptyValues).All(value =>
                answer.Values!.TryGetValue(value.Key, out var again) && IsSame(value.Value, again));
    }

    private static bool IsSame(JsonElement? one, JsonElement? other) =>
        one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;

    private static readonly IReadOnlyDictionary<string, JsonElement?> EmptyValues = new Dictionary<string, JsonElement?>();

    // Somebody finished or claimed it, or it expired, since it was read: the row is not as it was, or its verdicts are there
    // already, whichever the database sees first. Any other reason is thrown on.
    private async Task<Outcome<Review>> AnswerConflictAsync(
        Guid id, string reviewer, ReviewDecision answer, DbUpdateException exception, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var review = await context.Reviews.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (review is null || review.Status == ReviewStatus.Expired)
            return ReviewProblems.Finished;
        if (review.FinishedAt is not null)
            return Repeat(review, reviewer, answer, time.GetUtcNow());
        if (exception is not DbUpdateConcurrencyException)
            ExceptionDispatchInfo.Throw(exception);
        return ReviewProblems.ClaimedByAnother;
    }

    private async Task<IReadOnlyList<StoredExample>> ExamplesAsync(
        FormReadingDbContext context, StoredReview review, IReadOnlyList<FieldReading> fields, ReviewDecision answer, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (options.Value.ExampleLifetime == TimeSpan.Zero)
            return [];

        var crops = await context.Crops.AsNoTracking().Where(crop => crop.ReviewId == review.Id).ToDictionaryAsync(crop => crop.Field, cancellationToken);
        var examples = new List<StoredExample>();
        foreach (var field in fields)
        {
            // Of a rejected form, what had been accepted was so wrongly: without it, examples would show acceptance better than it is.
            var isRejected = answer.Values is null && field.Accepted;
            JsonElement? value = null;
            if ((answer.Values?.TryGetValue(field.Name, out value) is not true && !isRejected) || !crops.TryGetValue(field.Name, out var crop))
                continue;
            var example = new StoredExample
            {
                Id = Guid.CreateVersion7(now),
                CreatedAt = now,
                ExpiresAt = now + options.Value.ExampleLifetime,
                Content = [],
                Crop = [],
            };
            example.Content = keys.SealJson(
                new LabelledField(
                    review.Template, review.TemplateVersion, field.Name, field.Type, value, field.Suggestion, field.Confidence, field.PlainConfidence,
                    !isRejected && ReviewAnswer.IsAgreed(field, value), field.Accepted, review.Reason, review.ToReview(now).Model, isRejected),
                example.ContentPlace);
            example.Crop = keys.Seal(keys.Open(crop.Content, StoredCrop.PlaceOf(review.Id, field.Name)), example.CropPlace);
            examples.Add(example);
        }

        return examples;
    }
}
