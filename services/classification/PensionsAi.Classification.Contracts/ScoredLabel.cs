namespace PensionsAi.Classification.Contracts;

/// <summary>A label with its score.</summary>
/// <param name="Code">Code of the label in its taxonomy.</param>
/// <param name="Score">Calibrated probability, 0 to 1, that the label applies. Scores do not add up to 1: a text may carry two labels.</param>
public sealed record ScoredLabel(string Code, double Score);
