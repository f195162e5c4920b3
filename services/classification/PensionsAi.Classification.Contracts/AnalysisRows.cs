namespace PensionsAi.Classification.Contracts;

/// <summary>What became of the rows of a file.</summary>
/// <param name="Total">Rows below the headings.</param>
/// <param name="Empty">Rows that say nothing, which are set apart before anything else.</param>
/// <param name="EmptyKinds">Those by kind.</param>
/// <param name="Analysed">The rest.</param>
/// <param name="Abstained">Analysed texts that no label was sure enough for: a person should read them. Null when they are few.</param>
/// <param name="Undated">Analysed texts whose date is missing or cannot be right; null without dates.</param>
public sealed record AnalysisRows(
    int Total, int Empty, IReadOnlyList<EmptyAnswerCount> EmptyKinds, int Analysed, int? Abstained, int? Undated);
