namespace PensionsAi.FormReading.Imaging;

/// <summary>Where a picture has ink, and how much.</summary>
/// <param name="Strength">For each pixel 0 (paper) to 1 (as dark as the ink is on average).</param>
/// <param name="IsInk">For each pixel whether it is above the threshold.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
internal sealed record InkMap(float[] Strength, bool[] IsInk, int Width, int Height)
{
    /// <summary>Finds the ink; null when there is none. White on black is taken for what it is, ruled lines are no ink.</summary>
    public static InkMap? From(GreyPicture picture)
    {
        var pixels = HasBrightInk(picture.Pixels) ? Array.ConvertAll(picture.Pixels, pixel => (byte)(255 - pixel)) : picture.Pixels;
        var darkness = PaperMap.Darkness(pixels, picture.Width, picture.Height);
        return FromDarkness(RuledLines.Without(darkness, picture.Width, picture.Height), picture.Width, picture.Height);
    }

    /// <summary>Finds the ink where the paper's own brightness is known; null when there is none.</summary>
    /// <param name="darkness">For each pixel how much darker than the paper it is.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    public static InkMap? FromDarkness(byte[] darkness, int width, int height)
    {
        var threshold = InkThreshold.Find(darkness);
        if (!threshold.FindsInk)
            return null;

        var strength = new float[darkness.Length];
        var isInk = new bool[darkness.Length];
        var contrast = threshold.InkMean - threshold.PaperMean;
        for (var i = 0; i < darkness.Length; i++)
        {
            strength[i] = (float)Math.Clamp((darkness[i] - threshold.PaperMean) / contrast, 0, 1);
            isInk[i] = darkness[i] > threshold.Value;
        }

        return new InkMap(strength, isInk, width, height);
    }

    /// <summary>Ink is the minority that lies far from the paper's brightness: the third moment about the median tells its side.</summary>
    private static bool HasBrightInk(byte[] pixels)
    {
        Span<int> histogram = stackalloc int[256];
        foreach (var pixel in pixels)
            histogram[pixel]++;
        var (median, seen) = (0, histogram[0]);
        while (seen * 2L < pixels.Length)
            seen += histogram[++median];

        var moment = 0.0;
        for (var value = 0; value < 256; value++)
            moment += Math.Pow(value - median, 3) * histogram[value];
        return moment > 0;
    }
}
