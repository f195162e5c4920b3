namespace PensionsAi.Classification.Contracts;

/// <summary>An example that is worth labelling, and what the active version would call it.</summary>
/// <param name="Example">The example.</param>
/// <param name="Suggested">The three likeliest labels with their scores; empty while no version is active.</param>
public sealed record LabelSuggestion(TaxonomyExample Example, IReadOnlyList<ScoredLabel> Suggested);
