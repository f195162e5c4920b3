namespace PensionsAi.Classification.Contracts;

/// <summary>The themes inside a label.</summary>
/// <param name="Code">The label.</param>
/// <param name="Themes">Its themes, the largest first.</param>
/// <param name="Outliers">Texts of the label that are of none of them; null when they are few.</param>
public sealed record LabelThemes(string Code, IReadOnlyList<AnalysedTheme> Themes, int? Outliers);
