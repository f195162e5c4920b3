namespace PensionsAi.FormReading.Contracts;

/// <summary>A page of reviews, the oldest first.</summary>
/// <param name="Items">The reviews.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Limit">Most reviews on a page.</param>
/// <param name="TotalItems">Reviews on all pages.</param>
public sealed record ReviewList(IReadOnlyList<Review> Items, int Page, int Limit, int TotalItems);
