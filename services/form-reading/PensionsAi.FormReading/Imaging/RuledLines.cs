namespace PensionsAi.FormReading.Imaging;

/// <summary>
/// Takes out the lines of ruled paper where no blank says where they are: what a row of pixels has along the whole width of the
/// picture is a line, for digits leave gaps. The lines may be tilted a little.
/// </summary>
internal static class RuledLines
{
    /// <summary>A row has a line as dark as what this share of its pixels reach.</summary>
    private const double LineShare = 0.6;

    /// <summary>A line is not equally dark everywhere.</summary>
    private const double Margin = 1.15;

    /// <summary>Ink that is this much darker than the line lies on it, and is kept as it is.</summary>
    private const double InkOverLine = 30;

    /// <summary>In a picture that is narrower than this for its height, one digit's own bar may be as wide as a line.</summary>
    private const double LeastShape = 1.5;

    /// <summary>Lines fall or rise by up to so many steps of one pixel in 80.</summary>
    private const int TiltSteps = 4;
    private const double TiltStep = 1.0 / 80;

    /// <summary>How much more of lines there must be for a tilt to be preferred to a lesser one.</summary>
    private const double Preference = 1.02;

    /// <summary>The picture without its lines.</summary>
    /// <param name="darkness">For each pixel how much darker than the paper it is, 0 to 255.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    public static byte[] Without(byte[] darkness, int width, int height)
    {
        if (width < LeastShape * height)
            return darkness;
        var (shifts, levels) = Find(darkness, width, height);
        var without = new byte[darkness.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var row = y - shifts[x];
                var line = row >= 0 && row < height ? Margin * levels[row] : 0;
                var pixel = darkness[y * width + x];
                without[y * width + x] = pixel - line > InkOverLine ? pixel : (byte)Math.Max(0, pixel - line);
            }
        }

        return without;
    }

    /// <summary>How far down a line has come at each column, and how dark it is at each row of the middle, for the likeliest tilt.</summary>
    private static (int[] Shifts, int[] Levels) Find(byte[] darkness, int width, int height)
    {
        var (shifts, levels) = (Shifts(0, width), Array.Empty<int>());
        var most = -1.0;
        foreach (var step in Enumerable.Range(-TiltSteps, 2 * TiltSteps + 1).OrderBy(Math.Abs))
        {
            var tilted = Shifts(step * TiltStep, width);
            var ofTilt = Levels(darkness, width, height, tilted);
            var sum = ofTilt.Sum(level => (double)level * level);
            if (sum > Preference * most)
                (shifts, levels, most) = (tilted, ofTilt, sum);
        }

        return (shifts, levels);
    }

    private static int[] Shifts(double tilt, int width) =>
        [.. Enumerable.Range(0, width).Select(x => (int)Math.Round(tilt * (x - width / 2.0)))];

    private static int[] Levels(byte[] darkness, int width, int height, int[] shifts)
    {
        var levels = new int[height];
        Span<int> histogram = stackalloc int[256];
        for (var row = 0; row < height; row++)
        {
            histogram.Clear();
            for (var x = 0; x < width; x++)
                histogram[darkness[Math.Clamp(row + shifts[x], 0, height - 1) * width + x]]++;
            var (level, reached) = (255, histogram[255]);
            while (reached < LineShare * width)
                reached += histogram[--level];
            levels[row] = level;
        }

        return levels;
    }
}
