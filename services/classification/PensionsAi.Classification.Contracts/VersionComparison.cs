namespace PensionsAi.Classification.Contracts;

/// <summary>A new version beside the one that was active, on the locked test part.</summary>
/// <param name="Against">The version that was active.</param>
/// <param name="Texts">Texts of the test part.</param>
/// <param name="New">Mean over the labels of the new version's F1.</param>
/// <param name="Active">The same of the version that was active.</param>
/// <param name="Difference">New less active; the interval from the same resampled texts for both.</param>
/// <param name="Verdict">What follows.</param>
public sealed record VersionComparison(string Against, int Texts, double New, double Active, Estimate Difference, VersionVerdict Verdict);
