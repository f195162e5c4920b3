namespace PensionsAi.Classification.Contracts;

/// <summary>The sentiment of a text.</summary>
/// <param name="Label">Which.</param>
/// <param name="Score">Calibrated probability, 0 to 1, that it is this one of the three.</param>
public sealed record ScoredSentiment(Sentiment Label, double Score);
