namespace PensionsAi.FormReading.Imaging;

/// <summary>The smallest piece of ink that a row is cut into. Widths run along the row, square to the writing's slant.</summary>
/// <param name="Pixels">Indices into the picture.</param>
/// <param name="Start">Where it begins along the row, in pixels.</param>
/// <param name="End">Where it ends along the row.</param>
/// <param name="Top">First row of pixels.</param>
/// <param name="Bottom">Last row of pixels.</param>
/// <param name="LogCut">What the cut at its start costs, when it is one through ink; 0 or less.</param>
internal sealed record InkAtom(IReadOnlyList<int> Pixels, double Start, double End, int Top, int Bottom, double LogCut)
{
    /// <summary>The whole of these pixels, along a row that is level.</summary>
    /// <param name="pixels">Indices into the picture, at least one.</param>
    /// <param name="width">Pixels a row of the picture.</param>
    public static InkAtom Of(IReadOnlyList<int> pixels, int width) => new(
        pixels, pixels.Min(pixel => pixel % width), pixels.Max(pixel => pixel % width), pixels.Min() / width, pixels.Max() / width, LogCut: 0);

    /// <summary>Extent along the row, in pixels.</summary>
    public double Width => End - Start + 1;

    /// <summary>Rows of pixels.</summary>
    public int Height => Bottom - Top + 1;

    /// <summary>Where its middle is along the row.</summary>
    public double Middle => (Start + End) / 2;

    /// <summary>Row of its middle.</summary>
    public double MiddleY => (Top + Bottom) / 2.0;
}
