namespace PensionsAi.FormReading.Contracts;

/// <summary>A page of agreement figures, by model and version, then template and kind of field.</summary>
/// <param name="Items">The figures.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Limit">Most figures on a page.</param>
/// <param name="TotalItems">Figures on all pages.</param>
public sealed record ReviewAgreementList(IReadOnlyList<ReviewAgreement> Items, int Page, int Limit, int TotalItems);
