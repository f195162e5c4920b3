namespace PensionsAi.Classification.Domain;

/// <summary>A label, and how likely it is that it applies.</summary>
/// <param name="Code">Code of the label.</param>
/// <param name="Score">Calibrated, 0 to 1.</param>
internal readonly record struct LabelScore(string Code, double Score);
