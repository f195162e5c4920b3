namespace PensionsAi.Jobs.Contracts;

/// <summary>A page of jobs, the newest first.</summary>
/// <param name="Items">The jobs.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Limit">Most jobs on a page.</param>
/// <param name="TotalItems">Jobs on all pages.</param>
public sealed record JobList(IReadOnlyList<Job> Items, int Page, int Limit, int TotalItems);
