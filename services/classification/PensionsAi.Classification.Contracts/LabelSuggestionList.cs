namespace PensionsAi.Classification.Contracts;

/// <summary>What to label next.</summary>
/// <param name="Items">The examples, the most useful first; fewer than asked for when the rest only repeats them.</param>
/// <param name="Unlabelled">Examples of the taxonomy without labels.</param>
public sealed record LabelSuggestionList(IReadOnlyList<LabelSuggestion> Items, int Unlabelled);
