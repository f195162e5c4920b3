using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>A page with what is on it.</summary>
/// <param name="Path">The page's file.</param>
/// <param name="Label">What is on it.</param>
/// <param name="Template">Its form.</param>
internal sealed record LabelledPage(string Path, PageLabel Label, FormTemplate Template);
