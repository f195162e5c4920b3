using System.Text.Json.Serialization;

namespace PensionsAi.Masking.Contracts;

/// <summary>One replaced piece of personal data. Offsets count as the call asked; ends are exclusive.</summary>
/// <param name="Type">Entity type, for example <c>PERSON</c>.</param>
/// <param name="Start">Where it began in the original text.</param>
/// <param name="End">Where it ended in the original text.</param>
/// <param name="Score">Confidence, 0 to 1; 1 when a checksum proved it.</param>
/// <param name="Recognizer">What found it.</param>
/// <param name="Replacement">What stands in its place.</param>
/// <param name="MaskedStart">Where the replacement begins in the masked text.</param>
/// <param name="MaskedEnd">Where the replacement ends in the masked text.</param>
public sealed record MaskedEntity(
    string Type,
    int Start,
    int End,
    double Score,
    string Recognizer,
    string Replacement,
    int MaskedStart,
    int MaskedEnd)
{
    /// <summary>Why it was masked; only when <c>explain</c> asks for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntityExplanation? Explanation { get; init; }
}
