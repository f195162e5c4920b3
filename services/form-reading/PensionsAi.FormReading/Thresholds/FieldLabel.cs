using System.Text.Json;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>What is in a field of a labelled page.</summary>
/// <param name="Name">The field.</param>
/// <param name="Value">What was meant, as a reviewer would give it; null when nothing is there.</param>
/// <param name="MayBeAccepted">Whether it can be used unseen: not a number that was miswritten, and not two ticks. Default true.</param>
/// <param name="Type">What it holds, to be held against the template; null for whatever the template says.</param>
/// <param name="How">What is remarkable about the writing; null when nothing is.</param>
/// <param name="BoundingBox">Where it is on the page. Not looked at.</param>
internal sealed record FieldLabel(
    string Name, JsonElement? Value, bool MayBeAccepted = true, FieldType? Type = null, string? How = null, BoundingBox? BoundingBox = null)
{
    private static readonly JsonElement True = JsonSerializer.SerializeToElement(true);
    private static readonly JsonElement False = JsonSerializer.SerializeToElement(false);

    /// <summary>The value as a reviewer would give it in a field of this type: a tick that is written as a text is none.</summary>
    public JsonElement? ValueAs(FieldType type) =>
        type is FieldType.Checkbox or FieldType.Signature && Value is { ValueKind: JsonValueKind.String } text
            ? text.GetString() switch { "true" => True, "false" => False, _ => Value }
            : Value;
}
