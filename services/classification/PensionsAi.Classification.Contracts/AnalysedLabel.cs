namespace PensionsAi.Classification.Contracts;

/// <summary>How often a label was given. A text may have several.</summary>
/// <param name="Code">The label.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Count">Texts that were given it; null when they are few.</param>
/// <param name="Share">Share of the analysed texts, with its 95 % interval; null when the count is.</param>
/// <param name="Sentiment">The sentiment of its texts.</param>
public sealed record AnalysedLabel(string Code, string Name, int? Count, Estimate? Share, SentimentCounts Sentiment);
