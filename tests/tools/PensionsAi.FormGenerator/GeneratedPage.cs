namespace PensionsAi.FormGenerator;

/// <summary>A generated page as a file.</summary>
/// <param name="Content">The file.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Truth">What is on it.</param>
public sealed record GeneratedPage(byte[] Content, string MediaType, PageTruth Truth);
