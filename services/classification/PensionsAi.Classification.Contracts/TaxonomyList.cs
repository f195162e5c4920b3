namespace PensionsAi.Classification.Contracts;

/// <summary>One page of the taxonomies.</summary>
/// <param name="Items">The taxonomies of this page, by id.</param>
/// <param name="Page">Its number, from 1.</param>
/// <param name="Limit">Most taxonomies on a page.</param>
/// <param name="TotalItems">Taxonomies on all pages.</param>
public sealed record TaxonomyList(IReadOnlyList<TaxonomyDefinition> Items, int Page, int Limit, int TotalItems);
