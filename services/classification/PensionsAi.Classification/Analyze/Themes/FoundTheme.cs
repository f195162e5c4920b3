namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>A theme in the texts of one report.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="IsNew">Whether this job is the one that found it, beside themes that were known.</param>
/// <param name="Texts">Indices of its texts, the most typical first.</param>
/// <param name="Quotes">Some of them, unlike each other; long ones are cut.</param>
internal sealed record FoundTheme(Theme Theme, bool IsNew, IReadOnlyList<int> Texts, IReadOnlyList<string> Quotes);
