namespace PensionsAi.FormReading.Contracts;

/// <summary>A line of printed text.</summary>
/// <param name="Text">The text, 1 to 200 characters.</param>
/// <param name="X">Left edge in millimetres.</param>
/// <param name="Y">Base line in millimetres.</param>
/// <param name="Size">Size of the type in points, 6 to 36.</param>
/// <param name="IsBold">Whether it is bold.</param>
public sealed record TemplateText(string Text, double X, double Y, double Size, bool IsBold = false);
