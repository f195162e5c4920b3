using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Storage;
using PensionsAi.Inference.Evaluation;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Counts the verdicts by model version. Thread-safe.</summary>
internal sealed class AgreementReader(IDbContextFactory<FormReadingDbContext> contexts)
{
    /// <summary>A page of the figures.</summary>
    public async Task<ReviewAgreementList> ListAsync(int page, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // A line for each model version, template version and kind of field: few, however many verdicts there are.
        var counts = await context.Verdicts
            .GroupBy(verdict => new
            {
                verdict.ModelName, verdict.ModelVersion, verdict.ModelSha256, verdict.Template, verdict.TemplateVersion, verdict.FieldType, verdict.Reason, verdict.WasAccepted,
            })
            .Select(group => new { group.Key, Fields = group.Count(), Agreed = group.Count(verdict => verdict.IsAgreed) })
            .ToListAsync(cancellationToken);
        var items = counts
            .OrderBy(count => count.Key.ModelName, StringComparer.Ordinal)
            .ThenBy(count => count.Key.ModelVersion, StringComparer.Ordinal)
            .ThenBy(count => count.Key.ModelSha256, StringComparer.Ordinal)
            .ThenBy(count => count.Key.Template, StringComparer.Ordinal)
            .ThenBy(count => count.Key.TemplateVersion, StringComparer.Ordinal)
            .ThenBy(count => count.Key.FieldType, StringComparer.Ordinal)
            .ThenBy(count => count.Key.Reason)
            .ThenBy(count => count.Key.WasAccepted)
            .Skip((page - 1) * limit)
            .Take(limit)
            .Select(count =>
            {
                var (fields, agreed, key) = (count.Fields, count.Agreed, count.Key);
                var interval = WilsonInterval.Of(agreed, fields);
                return new ReviewAgreement(
                    new ModelVersion(key.ModelName, key.ModelVersion, key.ModelSha256), key.Template, key.TemplateVersion, key.FieldType, key.Reason,
                    key.WasAccepted, fields, agreed, (double)agreed / fields, interval.Lower, interval.Upper);
            });
        return new ReviewAgreementList([.. items], page, limit, counts.Count);
    }
}
