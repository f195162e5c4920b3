using System.Text.Json;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.ReviewPage;

/// <summary>One of the readings that a reviewer chooses among.</summary>
/// <param name="Value">What would be kept.</param>
/// <param name="Text">How it is shown.</param>
internal sealed record FieldChoice(JsonElement Value, string Text)
{
    /// <summary>The suggestion first, then the next best, then what else there is; the same for the same field every time.</summary>
    public static IReadOnlyList<FieldChoice> Of(ReviewField field)
    {
        IEnumerable<JsonElement> values = [
            .. field.Reading.Suggestion is null ? [] : (JsonElement[])[JsonSerializer.SerializeToElement(field.Reading.Suggestion)],
            .. field.Reading.Alternatives.Select(alternative => JsonSerializer.SerializeToElement(alternative.Value)),
            .. (field.Options ?? []).Select(option => JsonSerializer.SerializeToElement(option.Value)),
            .. field.Reading.Type is FieldType.Checkbox or FieldType.Signature ? [JsonSerializer.SerializeToElement(true), JsonSerializer.SerializeToElement(false)] : Array.Empty<JsonElement>(),
        ];
        return [.. values.DistinctBy(value => value.GetRawText()).Select(value => new FieldChoice(value, TextOf(field, value)))];
    }

    /// <summary>A value as a person reads it.</summary>
    public static string TextOf(ReviewField field, JsonElement value) => (field.Reading.Type, value.ValueKind) switch
    {
        (FieldType.Signature, JsonValueKind.True) => "Underskriven",
        (FieldType.Signature, JsonValueKind.False) => "Inte underskriven",
        (_, JsonValueKind.True) => "Ikryssad",
        (_, JsonValueKind.False) => "Inte ikryssad",
        _ => field.Options?.FirstOrDefault(option => option.Value == value.ToString())?.Label ?? value.ToString(),
    };
}
