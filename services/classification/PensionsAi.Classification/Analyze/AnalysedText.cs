using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>What is known of a text that says something.</summary>
/// <param name="Labels">Codes of the labels that it was given; none when it was abstained from.</param>
/// <param name="Sentiment">Its sentiment.</param>
/// <param name="Date">Its date; null when there is none.</param>
/// <param name="KnownShare">How much of it the model knows, 0 to 1.</param>
/// <param name="Group">Its group; null when the file has none.</param>
internal readonly record struct AnalysedText(IReadOnlyList<string> Labels, Sentiment Sentiment, DateOnly? Date, float KnownShare = 1, string? Group = null);
