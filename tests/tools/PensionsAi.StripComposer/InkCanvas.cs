namespace PensionsAi.StripComposer;

/// <summary>A sheet on which ink only ever gets darker: 0 paper, 1 ink.</summary>
internal sealed class InkCanvas(int width, int height)
{
    /// <summary>Ink below this is the soft edge of a stroke and takes no room.</summary>
    private const double VisibleInk = 64;

    private readonly double[] _ink = new double[width * height];

    public double this[int x, int y] => _ink[y * width + x];

    /// <summary>Draws a digit's ink from a place on; how far it reaches to the right.</summary>
    public double DrawDigit(ReadOnlySpan<byte> image, double left, double middle, double scale, double slant)
    {
        const int side = MnistDigits.Side;
        var (first, last) = Extent(image, slant);
        for (var y = 0; y < height; y++)
        {
            var sourceY = (y - middle) / scale + (side - 1) / 2.0;
            for (var x = Math.Max(0, (int)(left - 4 * scale)); x < Math.Min(width, left + (last - first + 5) * scale); x++)
            {
                var sourceX = (x - left) / scale + first + slant * (sourceY - (side - 1) / 2.0);
                Darken(x, y, Sharpen(Sample(image, sourceX, sourceY)));
            }
        }

        return (last - first + 1) * scale;
    }

    /// <summary>Draws a hyphen or plus by hand: not quite level, not quite the same length.</summary>
    public double DrawSign(char sign, double left, double middle, double digitHeight, Random random)
    {
        var length = digitHeight * (0.25 + 0.2 * random.NextDouble());
        var pen = Math.Max(2, digitHeight * (0.07 + 0.04 * random.NextDouble()));
        var tilt = 0.2 * (random.NextDouble() - 0.5);
        for (var step = 0.0; step <= length; step += 0.5)
        {
            Dot(left + step, middle + tilt * (step - length / 2), pen / 2);
            if (sign == '+')
                Dot(left + length / 2, middle - length / 2 + step, pen / 2);
        }

        return length;
    }

    /// <summary>Enlarged, MNIST's grey edges would be as wide as strokes; a pen's are not.</summary>
    private static double Sharpen(double value) => Math.Clamp((value - 0.25) * 2, 0, 1);

    private static double Sample(ReadOnlySpan<byte> image, double x, double y)
    {
        var (column, row) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (right, below) = (x - column, y - row);
        return ((1 - right) * (1 - below) * At(image, column, row)
            + right * (1 - below) * At(image, column + 1, row)
            + (1 - right) * below * At(image, column, row + 1)
            + right * below * At(image, column + 1, row + 1)) / 255;
    }

    private static double At(ReadOnlySpan<byte> image, int x, int y) =>
        x is >= 0 and < MnistDigits.Side && y is >= 0 and < MnistDigits.Side ? image[y * MnistDigits.Side + x] : 0;

    private static (double First, double Last) Extent(ReadOnlySpan<byte> image, double slant)
    {
        var (first, last) = (double.MaxValue, double.MinValue);
        for (var i = 0; i < image.Length; i++)
        {
            if (image[i] < VisibleInk)
                continue;
            var x = i % MnistDigits.Side - slant * (i / MnistDigits.Side - (MnistDigits.Side - 1) / 2.0);
            (first, last) = (Math.Min(first, x), Math.Max(last, x));
        }

        return (first, last);
    }

    private void Dot(double centreX, double centreY, double radius)
    {
        for (var y = (int)(centreY - radius); y <= centreY + radius + 1; y++)
        {
            for (var x = (int)(centreX - radius); x <= centreX + radius + 1; x++)
                Darken(x, y, Math.Clamp(radius + 0.5 - Math.Sqrt(Math.Pow(x - centreX, 2) + Math.Pow(y - centreY, 2)), 0, 1));
        }
    }

    private void Darken(int x, int y, double value)
    {
        if (x >= 0 && x < width && y >= 0 && y < height && value > _ink[y * width + x])
            _ink[y * width + x] = value;
    }
}
