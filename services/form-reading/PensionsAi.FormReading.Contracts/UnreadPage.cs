namespace PensionsAi.FormReading.Contracts;

/// <summary>A page, or a whole file, that could not be read as a form. It is for a person to look at.</summary>
/// <param name="File">Name of the file in an archive; null when the file itself was sent.</param>
/// <param name="Page">Page of the file, from 1.</param>
/// <param name="Type">Why: the type of the problem that the page alone would have been answered with.</param>
/// <param name="Status">That problem's status.</param>
/// <param name="Title">That problem's title.</param>
/// <param name="Detail">What happened and what to do.</param>
public sealed record UnreadPage(string? File, int Page, string Type, int Status, string Title, string Detail);
