namespace PensionsAi.FormReading.Contracts;

/// <summary>Where a page of a form was found in what was sent.</summary>
/// <param name="File">Name of the file in an archive; null for a file of its own.</param>
/// <param name="Page">Page of the file, from 1.</param>
public sealed record FormSheet(string? File, int Page);
