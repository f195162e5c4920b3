namespace PensionsAi.FormReading.Imaging;

/// <summary>Where the ink of one digit is expected. Half-open, in pixels.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">The column after the last.</param>
/// <param name="Bottom">The row after the last.</param>
internal readonly record struct InkZone(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether a pixel lies in it.</summary>
    public bool Contains(int x, int y) => x >= Left && x < Right && y >= Top && y < Bottom;

    /// <summary>How far a column is from its middle, in its width.</summary>
    public double FromMiddle(double x) => Math.Abs(x + 0.5 - (Left + Right) / 2) / (Right - Left);
}
