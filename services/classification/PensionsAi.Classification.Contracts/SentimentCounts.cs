namespace PensionsAi.Classification.Contracts;

/// <summary>Texts by sentiment; a count is null when it is 1 to 4, or could be used to compute another.</summary>
/// <param name="Negative">Complaint, worry, disappointment.</param>
/// <param name="Neutral">Neither.</param>
/// <param name="Positive">Praise, relief, thanks.</param>
public sealed record SentimentCounts(int? Negative, int? Neutral, int? Positive);
