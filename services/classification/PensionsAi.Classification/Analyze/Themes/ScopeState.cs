namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>What is remembered of a scope: all texts, or those of a label.</summary>
/// <param name="Grams">Weight of each gram, 0 of those that are too common to tell anything.</param>
/// <param name="Themes">The themes, the oldest first.</param>
internal sealed record ScopeState(IReadOnlyDictionary<string, float> Grams, IReadOnlyList<Theme> Themes);
