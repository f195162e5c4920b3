namespace PensionsAi.Classification.Contracts;

/// <summary>A label whose share of the texts changed more than chance does, and by half at least.</summary>
/// <param name="Code">The label.</param>
/// <param name="Period">The period.</param>
/// <param name="Direction">Whether it rises or falls.</param>
/// <param name="Share">Its share of the period's texts, 0 to 1; null where the count is hidden.</param>
/// <param name="Before">Its share of the texts of the two periods before, 0 to 1; null where one of their counts is hidden.</param>
/// <param name="QValue">
/// Fisher's exact test, corrected for the number of labels (Benjamini and Hochberg 1995): at most 0.001, 0.01 or 0.05, so that no
/// count can be computed from it.
/// </param>
public sealed record LabelChange(string Code, string Period, ChangeDirection Direction, double? Share, double? Before, double QValue);
