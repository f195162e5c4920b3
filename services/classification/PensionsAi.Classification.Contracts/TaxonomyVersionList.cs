namespace PensionsAi.Classification.Contracts;

/// <summary>One page of a taxonomy's versions.</summary>
/// <param name="Items">The versions of this page, the newest first.</param>
/// <param name="Page">Its number, from 1.</param>
/// <param name="Limit">Most versions on a page.</param>
/// <param name="TotalItems">Versions on all pages.</param>
public sealed record TaxonomyVersionList(IReadOnlyList<TaxonomyVersion> Items, int Page, int Limit, int TotalItems);
