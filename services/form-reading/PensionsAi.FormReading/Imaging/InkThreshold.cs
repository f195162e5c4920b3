namespace PensionsAi.FormReading.Imaging;

/// <summary>Where ink begins: N. Otsu, "A threshold selection method from gray-level histograms", IEEE SMC 9 (1979).</summary>
/// <param name="Value">Darkness above which a pixel is ink.</param>
/// <param name="PaperMean">Mean darkness of the paper.</param>
/// <param name="PaperDeviation">Standard deviation of the paper's darkness: its noise.</param>
/// <param name="InkMean">Mean darkness of the ink.</param>
internal sealed record InkThreshold(int Value, double PaperMean, double PaperDeviation, double InkMean)
{
    /// <summary>Ink stands out from the paper by at least this much of 255.</summary>
    private const double MinContrast = 24;

    /// <summary>Noise alone, cut in two, stands apart by 2.7 of its lower half's deviations; a faint pencil by far more.</summary>
    private const double MinContrastInDeviations = 4;

    /// <summary>Whether there is ink at all: a threshold can be found in anything.</summary>
    public bool FindsInk =>
        InkMean - PaperMean >= MinContrast && InkMean - PaperMean >= MinContrastInDeviations * PaperDeviation;

    /// <summary>Finds the threshold that parts the two classes best.</summary>
    public static InkThreshold Find(ReadOnlySpan<byte> darkness)
    {
        Span<long> histogram = stackalloc long[256];
        foreach (var value in darkness)
            histogram[value]++;

        var (total, sum) = (0L, 0L);
        for (var value = 0; value < 256; value++)
        {
            total += histogram[value];
            sum += value * histogram[value];
        }

        var (best, bestVariance) = (0, -1.0);
        var (below, sumBelow) = (0L, 0L);
        for (var value = 0; value < 255; value++)
        {
            below += histogram[value];
            sumBelow += value * histogram[value];
            if (below == 0 || below == total)
                continue;
            var difference = (double)sumBelow / below - (double)(sum - sumBelow) / (total - below);
            var variance = difference * difference * below * (total - below);
            if (variance > bestVariance)
                (best, bestVariance) = (value, variance);
        }

        return Describe(histogram, best);
    }

    private static InkThreshold Describe(ReadOnlySpan<long> histogram, int threshold)
    {
        var (paper, paperDeviation) = Moments(histogram[..(threshold + 1)], 0);
        var (ink, _) = Moments(histogram[(threshold + 1)..], threshold + 1);
        return new InkThreshold(threshold, paper, paperDeviation, ink);
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<long> histogram, int first)
    {
        double count = 0, sum = 0, squares = 0;
        for (var i = 0; i < histogram.Length; i++)
        {
            double value = first + i;
            count += histogram[i];
            sum += value * histogram[i];
            squares += value * value * histogram[i];
        }

        if (count == 0)
            return (0, 0);
        var mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, squares / count - mean * mean)));
    }
}
