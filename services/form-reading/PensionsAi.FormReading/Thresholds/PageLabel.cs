using System.Text.Json.Serialization;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>What is on a page, said by a person or by the program that made it, in a JSON file beside the page's own. More members may be there.</summary>
/// <param name="Template">The form's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Page">Which of its pages, from 1.</param>
/// <param name="File">Name of the page's file: PNG, JPEG, TIFF or PDF of one page.</param>
/// <param name="Fields">What its fields hold. Those that are left out are not counted.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record PageLabel(string Template, string Version, int Page, string File, IReadOnlyList<FieldLabel> Fields);
