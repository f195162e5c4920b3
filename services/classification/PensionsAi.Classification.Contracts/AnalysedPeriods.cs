namespace PensionsAi.Classification.Contracts;

/// <summary>The labels over time.</summary>
/// <param name="Unit">What a period is.</param>
/// <param name="Periods">Their names, the earliest first, without gaps: <c>2024</c>, <c>2024-Q2</c> or <c>2024-05</c>.</param>
/// <param name="Texts">Texts of each period; null when they are few.</param>
/// <param name="Labels">The counts of each label, in the order of the report's labels.</param>
/// <param name="Changes">Labels that rise or fall in a period against the two before it, false discovery rate 5 % in each period.</param>
public sealed record AnalysedPeriods(
    PeriodUnit Unit, IReadOnlyList<string> Periods, IReadOnlyList<int?> Texts, IReadOnlyList<LabelPeriods> Labels, IReadOnlyList<LabelChange> Changes);
