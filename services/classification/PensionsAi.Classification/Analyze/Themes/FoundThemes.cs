namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>The themes of one report.</summary>
/// <param name="Across">Those of all texts, the largest first.</param>
/// <param name="ByLabel">Those inside each label that has texts enough.</param>
/// <param name="State">What the next search is given.</param>
internal sealed record FoundThemes(
    IReadOnlyList<FoundTheme> Across, IReadOnlyDictionary<string, IReadOnlyList<FoundTheme>> ByLabel, ThemeState State);
