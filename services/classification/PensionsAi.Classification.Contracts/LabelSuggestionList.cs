namespace PensionsAi.Classification.Contracts;

/// <summary>One page of what to label next.</summary>
/// <param name="Items">The examples of this page, the most useful first; fewer than asked for when the rest only repeats them.</param>
/// <param name="Page">Its number, from 1.</param>
/// <param name="Limit">Most examples on a page.</param>
/// <param name="TotalItems">Examples of the taxonomy without labels.</param>
public sealed record LabelSuggestionList(IReadOnlyList<LabelSuggestion> Items, int Page, int Limit, int TotalItems);
