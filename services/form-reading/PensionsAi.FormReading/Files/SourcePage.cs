using PensionsAi.FormReading.Imaging;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Files;

/// <summary>A page of what was sent.</summary>
/// <param name="File">Name of its file in an archive; null when the file itself was sent.</param>
/// <param name="Number">Page of the file, from 1.</param>
/// <param name="Picture">The page, or why there is none; then no more come of this file.</param>
/// <param name="Progress">How much of all has been given with it, 0 to 1.</param>
internal sealed record SourcePage(string? File, int Number, Outcome<GreyPicture> Picture, double Progress);
