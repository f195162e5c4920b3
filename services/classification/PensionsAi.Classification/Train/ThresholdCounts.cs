namespace PensionsAi.Classification.Train;

/// <summary>What a label's answers would be at each threshold that is tried: 0.10, 0.15 … 0.60.</summary>
internal sealed class ThresholdCounts
{
    private const int Steps = 11;

    /// <summary>
    /// How many texts of the average label are mixed into a label's own counts: the best threshold of 5 texts is chance, that
    /// of 100 is not.
    /// </summary>
    private const double PriorTexts = 10;

    private readonly int[] _hits = new int[Steps];
    private readonly int[] _answers = new int[Steps];
    private int _applies;

    /// <summary>Counts scores and whether the label applies.</summary>
    public static ThresholdCounts Of(IEnumerable<(double Score, bool Applies)> points)
    {
        var counts = new ThresholdCounts();
        foreach (var (score, applies) in points)
        {
            counts._applies += applies ? 1 : 0;
            for (var step = 0; step < Steps && score >= Threshold(step); step++)
            {
                counts._answers[step]++;
                counts._hits[step] += applies ? 1 : 0;
            }
        }

        return counts;
    }

    /// <summary>The threshold with the best F1; the higher one of equals.</summary>
    /// <param name="pooled">The counts of all labels together, of which a few texts' worth is mixed in.</param>
    public float Best(ThresholdCounts pooled)
    {
        var share = PriorTexts / Math.Max(1, pooled._applies);
        var best = (Threshold: 0f, F1: -1.0);
        for (var step = 0; step < Steps; step++)
        {
            var hits = _hits[step] + (share * pooled._hits[step]);
            var answers = _answers[step] + (share * pooled._answers[step]);
            var f1 = 2 * hits / Math.Max(double.Epsilon, answers + _applies + (share * pooled._applies));
            if (f1 >= best.F1)
                best = (Threshold(step), f1);
        }

        return best.Threshold;
    }

    private static float Threshold(int step) => MathF.Round(0.10f + (0.05f * step), 2);
}
