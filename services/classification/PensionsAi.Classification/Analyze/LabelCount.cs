namespace PensionsAi.Classification.Analyze;

/// <summary>Texts of each period that a label was given.</summary>
/// <param name="Code">The label.</param>
/// <param name="ByPeriod">The counts, by period.</param>
internal sealed record LabelCount(string Code, IReadOnlyList<int> ByPeriod);
