namespace PensionsAi.Classification.Contracts;

/// <summary>A label over time.</summary>
/// <param name="Code">The label.</param>
/// <param name="Counts">Texts of each period that were given it; null when they are few.</param>
public sealed record LabelPeriods(string Code, IReadOnlyList<int?> Counts);
