namespace PensionsAi.FormReading.Contracts;

/// <summary>A form that can be read.</summary>
/// <param name="Id">Its name in calls and in the printed code.</param>
/// <param name="Title">What the newest version is called.</param>
/// <param name="Version">The newest version.</param>
/// <param name="Versions">All versions, the oldest first. Paper lives long: every one of them is still read.</param>
/// <param name="Pages">Pages of the newest version.</param>
/// <param name="Fields">Fields of the newest version.</param>
public sealed record FormTemplateSummary(string Id, string Title, string Version, IReadOnlyList<string> Versions, int Pages, int Fields);
