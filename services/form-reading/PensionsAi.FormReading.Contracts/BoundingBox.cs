namespace PensionsAi.FormReading.Contracts;

/// <summary>An upright rectangle in pixels of the page as uploaded; the origin is the upper left corner.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width, 1 or more.</param>
/// <param name="Height">Height, 1 or more.</param>
public sealed record BoundingBox(int X, int Y, int Width, int Height);
