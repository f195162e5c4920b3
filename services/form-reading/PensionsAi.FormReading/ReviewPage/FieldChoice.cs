using System.Text.Json;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.ReviewPage;

/// <summary>One of the readings that a reviewer chooses among.</summary>
/// <param name="Value">What would be kept.</param>
/// <param name="Text">How it is shown.</param>
internal sealed record FieldChoice(JsonElement Value, string Text)
{
    /// <summary>The suggestion first, then the next best; the same for the same field every time.</summary>
    public static IReadOnlyList<FieldChoice> Of(FieldReading field) =>
    [
        .. (field.Suggestion is null ? [] : (FieldChoice[])[new(JsonSerializer.SerializeToElement(field.Suggestion), field.Suggestion.ToString())])
            .Concat(field.Alternatives.Select(alternative => new FieldChoice(JsonSerializer.SerializeToElement(alternative.Value), alternative.Value)))
            .DistinctBy(choice => choice.Text),
    ];
}
