using System.Text.Json;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Makes the verdicts of a finished review.</summary>
internal static class Verdicts
{
    /// <summary>One for each field that the reviewer read; of a rejected form those that had been accepted, wrongly.</summary>
    public static IReadOnlyList<Verdict> Of(StoredReview review, IReadOnlyList<FieldReading> fields, ReviewDecision answer, DateTimeOffset now) =>
    [
        .. from field in fields
           let agreed = IsAgreed(field, answer)
           where agreed is not null
           select new Verdict
           {
               ReviewId = review.Id,
               Field = field.Name,
               FieldType = JsonNamingPolicy.KebabCaseLower.ConvertName(field.Type.ToString()),
               Template = review.Template,
               TemplateVersion = review.TemplateVersion,
               ModelName = review.ModelName,
               ModelVersion = review.ModelVersion,
               ModelSha256 = review.ModelSha256,
               Reason = review.Reason,
               WasAccepted = field.Accepted,
               IsAgreed = agreed.Value,
               At = now,
           },
    ];

    private static bool? IsAgreed(FieldReading field, ReviewDecision answer)
    {
        if (answer.Values is null)
            return field.Accepted ? false : null;
        return answer.Values.TryGetValue(field.Name, out var value) ? ReviewAnswer.IsAgreed(field, value) : null;
    }
}
