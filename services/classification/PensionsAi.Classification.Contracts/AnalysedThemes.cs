namespace PensionsAi.Classification.Contracts;

/// <summary>What people write about, found in the texts themselves. A theme keeps its identity from report to report of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Across">Themes of all analysed texts, the largest first. A text has one at most.</param>
/// <param name="Outliers">Analysed texts of no theme; null when they are few.</param>
/// <param name="ByLabel">Themes inside each label that has texts enough, in the order of the report's labels.</param>
/// <param name="Changes">Themes across that rise or fall in a period against the two before it, as labels do; their codes are ids of themes.</param>
/// <param name="Wording">Who named and summed them up; each theme names the model that did.</param>
public sealed record AnalysedThemes(
    string Series,
    IReadOnlyList<AnalysedTheme> Across,
    int? Outliers,
    IReadOnlyList<LabelThemes> ByLabel,
    IReadOnlyList<LabelChange> Changes,
    ThemeWording Wording = ThemeWording.KeyPhrases);
