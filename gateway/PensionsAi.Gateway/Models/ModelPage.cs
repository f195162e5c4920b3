namespace PensionsAi.Gateway.Models;

/// <summary>A page of models, by name.</summary>
/// <param name="Items">The models.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Limit">Most models on a page.</param>
/// <param name="TotalItems">Models on all pages.</param>
/// <param name="Unavailable">Services that did not answer, whose models are missing here.</param>
internal sealed record ModelPage(
    IReadOnlyList<ServedModel> Items, int Page, int Limit, int TotalItems, IReadOnlyList<string> Unavailable);
