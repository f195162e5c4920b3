namespace PensionsAi.Classification.Contracts;

/// <summary>One page of a taxonomy's examples.</summary>
/// <param name="Items">The examples of this page.</param>
/// <param name="Page">Its number, from 1.</param>
/// <param name="Limit">Most examples on a page.</param>
/// <param name="TotalItems">Examples on all pages.</param>
public sealed record ExampleList(IReadOnlyList<TaxonomyExample> Items, int Page, int Limit, int TotalItems);
