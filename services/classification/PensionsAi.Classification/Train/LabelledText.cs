using System.Text.Json.Serialization;

namespace PensionsAi.Classification.Train;

/// <summary>A text with a person's answers.</summary>
/// <param name="Text">The text.</param>
/// <param name="Labels">One or more codes, the main one first.</param>
/// <param name="Sentiment"><c>negative</c>, <c>neutral</c> or <c>positive</c>; null when nobody said.</param>
internal sealed record LabelledText(string Text, IReadOnlyList<string> Labels, string? Sentiment = null)
{
    /// <summary>What the sentence encoder makes of the text; null when there is none.</summary>
    [JsonIgnore]
    public float[]? Vector { get; init; }

    /// <summary>The main code.</summary>
    public string Primary => Labels[0];
}
