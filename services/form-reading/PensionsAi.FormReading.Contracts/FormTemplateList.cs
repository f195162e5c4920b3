namespace PensionsAi.FormReading.Contracts;

/// <summary>A page of forms that can be read, by id.</summary>
/// <param name="Items">The forms.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Limit">Most forms on a page.</param>
/// <param name="TotalItems">Forms on all pages.</param>
public sealed record FormTemplateList(IReadOnlyList<FormTemplateSummary> Items, int Page, int Limit, int TotalItems);
