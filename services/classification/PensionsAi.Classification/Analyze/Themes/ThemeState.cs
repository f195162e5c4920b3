namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>What is remembered between reports, so that a theme stays the same theme. It is made of masked texts.</summary>
/// <param name="FirstJob">The job whose report was the first, in which no theme is new.</param>
/// <param name="Across">All texts.</param>
/// <param name="ByLabel">The texts of each label, by its code.</param>
internal sealed record ThemeState(Guid FirstJob, ScopeState Across, IReadOnlyDictionary<string, ScopeState> ByLabel);
