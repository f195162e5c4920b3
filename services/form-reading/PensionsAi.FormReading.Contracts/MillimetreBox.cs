namespace PensionsAi.FormReading.Contracts;

/// <summary>An upright rectangle on the printed page, in millimetres from the page's upper left corner.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record MillimetreBox(double X, double Y, double Width, double Height);
