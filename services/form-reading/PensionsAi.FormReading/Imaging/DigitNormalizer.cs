namespace PensionsAi.FormReading.Imaging;

/// <summary>
/// Brings a piece of a row to the form of MNIST's digits: scaled into 20 × 20 with its proportions kept, its centre of mass in
/// the middle of 28 × 28 (Y. LeCun and others, "Gradient-based learning applied to document recognition", 1998).
/// </summary>
internal static class DigitNormalizer
{
    /// <summary>Side of the result.</summary>
    public const int Side = 28;

    private const double Box = 20;

    /// <summary>In MNIST the centre of mass lies on average in the middle of the pixel with index 14.</summary>
    private const double Centre = 14.5;

    /// <summary>Draws a run of atoms.</summary>
    /// <param name="row">The row.</param>
    /// <param name="run">What is drawn of it.</param>
    /// <param name="target">784 values, all 0 before.</param>
    /// <param name="slant">How far it is slanted to the right, in pixels for each one upwards.</param>
    public static void Draw(InkRow row, InkRun run, Span<float> target, double slant = 0)
    {
        var bounds = Bounds(row, run);
        var scale = Box / Math.Max(bounds.Right - bounds.Left + 1, bounds.Bottom - bounds.Top + 1);
        var (centreX, centreY) = CentreOfMass(row, run, bounds);
        var (offsetX, offsetY) = (Centre - centreX * scale, Centre - centreY * scale);

        // Every source pixel is a square of ink; each target pixel gets the part that falls into it.
        for (var y = bounds.Top; y <= bounds.Bottom; y++)
        {
            for (var x = bounds.Left; x <= bounds.Right; x++)
            {
                if (Strength(row, run, x, y) is var strength and > 0)
                    Spread(target, strength, (x + slant * (centreY - y - 0.5)) * scale + offsetX, y * scale + offsetY, scale);
            }
        }

        Stretch(target);
    }

    private static (int Left, int Top, int Right, int Bottom) Bounds(InkRow row, InkRun run)
    {
        var width = row.Ink.Width;
        var (left, right) = (int.MaxValue, 0);
        for (var atom = run.From; atom < run.To; atom++)
        {
            foreach (var pixel in row.Atoms[atom].Pixels)
                (left, right) = (Math.Min(left, pixel % width), Math.Max(right, pixel % width));
        }

        return (left, run.Top, right, run.Bottom);
    }

    private static (double X, double Y) CentreOfMass(InkRow row, InkRun run, (int Left, int Top, int Right, int Bottom) bounds)
    {
        double mass = 0, sumX = 0, sumY = 0;
        for (var y = bounds.Top; y <= bounds.Bottom; y++)
        {
            for (var x = bounds.Left; x <= bounds.Right; x++)
            {
                double strength = Strength(row, run, x, y);
                mass += strength;
                sumX += strength * (x + 0.5);
                sumY += strength * (y + 0.5);
            }
        }

        return (sumX / mass, sumY / mass);
    }

    private static float Strength(InkRow row, InkRun run, int x, int y)
    {
        var pixel = y * row.Ink.Width + x;
        var atom = row.AtomOf[pixel];
        return atom >= run.From && atom < run.To ? row.Ink.Strength[pixel] : 0;
    }

    private static void Spread(Span<float> target, float strength, double left, double top, double size)
    {
        for (var y = Math.Max(0, (int)top); y < Math.Min(Side, top + size); y++)
        {
            var height = Math.Min(y + 1, top + size) - Math.Max(y, top);
            for (var x = Math.Max(0, (int)left); x < Math.Min(Side, left + size); x++)
            {
                var width = Math.Min(x + 1, left + size) - Math.Max(x, left);
                if (width > 0 && height > 0)
                    target[y * Side + x] += (float)(strength * width * height);
            }
        }
    }

    /// <summary>A thin pen leaves grey when it is scaled down; MNIST's strokes are full in their middles.</summary>
    private static void Stretch(Span<float> target)
    {
        var largest = 0f;
        foreach (var value in target)
            largest = Math.Max(largest, value);
        for (var i = 0; largest > 0 && i < target.Length; i++)
            target[i] = Math.Min(1, target[i] / largest);
    }
}
