namespace PensionsAi.Classification.Train;

/// <summary>How well a model tells sentiments. Shares are 0 to 1.</summary>
/// <param name="MacroF1">Mean over the three sentiments of the F1.</param>
/// <param name="Accuracy">Share of texts with the right sentiment.</param>
internal sealed record SentimentFigures(double MacroF1, double Accuracy);
