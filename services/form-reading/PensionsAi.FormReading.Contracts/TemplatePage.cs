namespace PensionsAi.FormReading.Contracts;

/// <summary>A page of a form. Its corners hold the registration marks, and beside the first stands the printed code.</summary>
/// <param name="Width">Width in millimetres, 100 to 450.</param>
/// <param name="Height">Height in millimetres, 100 to 450.</param>
/// <param name="Texts">What is printed beside the fields' labels.</param>
public sealed record TemplatePage(double Width, double Height, IReadOnlyList<TemplateText> Texts);
