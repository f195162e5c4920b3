namespace PensionsAi.Transcription.Domain;

/// <summary>
/// Tells whether stretches of speech come from one voice or from two, and which from which: the best split in two, when its
/// halves lie apart enough. More than two are not told apart: a call has two sides.
/// </summary>
internal static class VoiceClusters
{
    private const int MostSeeds = 64;

    /// <summary>The voice of each stretch, 0 or 1, the first stretch's 0; all 0 when there is but one voice.</summary>
    /// <param name="voices">A vector a stretch, all of one length.</param>
    /// <param name="minSilhouette">Least mean silhouette (Rousseeuw 1987), -1 to 1, of a split that counts.</param>
    public static IReadOnlyList<int> Split(IReadOnlyList<IReadOnlyList<double>> voices, double minSilhouette)
    {
        var (split, silhouette) = BestSplit(voices);
        return silhouette >= minSilhouette ? split : new int[voices.Count];
    }

    /// <summary>The split in two of the least scatter, and its mean silhouette; -1 when it cannot be split.</summary>
    internal static (IReadOnlyList<int> Split, double Silhouette) BestSplit(IReadOnlyList<IReadOnlyList<double>> voices)
    {
        // A few odd stretches, a laugh or a question, are no voice of their own.
        var fewest = Math.Max(3, voices.Count * 15 / 100);
        if (voices.Count < 2 * fewest)
            return (new int[voices.Count], -1);
        var (best, least) = (new int[voices.Count], double.PositiveInfinity);
        // Begun at many places, for a bad one leads to a bad split; but a call of hours has thousands.
        var stride = ((voices.Count - 1) / MostSeeds) + 1;
        for (var seed = 0; seed < voices.Count; seed += stride)
        {
            var split = Refine(voices, seed);
            var scatter = Scatter(voices, split);
            if (scatter < least)
                (best, least) = (split, scatter);
        }

        if (best[0] == 1)
            best = [.. best.Select(voice => 1 - voice)];
        return Math.Min(best.Count(voice => voice == 0), best.Count(voice => voice == 1)) < fewest ? (best, -1) : (best, Silhouette(voices, best));
    }

    /// <summary>Two-means from a stretch and the one that is the most unlike it.</summary>
    private static int[] Refine(IReadOnlyList<IReadOnlyList<double>> voices, int seed)
    {
        var (one, other) = (voices[seed], voices.MaxBy(voice => Distance(voice, voices[seed]))!);
        int[] split = [];
        for (var round = 0; round < 50; round++)
        {
            int[] next = [.. voices.Select(voice => Distance(voice, one) <= Distance(voice, other) ? 0 : 1)];
            if (next.SequenceEqual(split) || next.All(voice => voice == 0) || next.All(voice => voice == 1))
                return next;
            split = next;
            (one, other) = (Mean(voices, split, 0), Mean(voices, split, 1));
        }

        return split;
    }

    private static double Scatter(IReadOnlyList<IReadOnlyList<double>> voices, int[] split)
    {
        var scatter = 0.0;
        foreach (var side in split.Distinct())
        {
            var mean = Mean(voices, split, side);
            scatter += voices.Where((_, i) => split[i] == side).Sum(voice => Math.Pow(Distance(voice, mean), 2));
        }

        return scatter;
    }

    private static double Silhouette(IReadOnlyList<IReadOnlyList<double>> voices, int[] split)
    {
        var sum = 0.0;
        for (var i = 0; i < voices.Count; i++)
        {
            var own = MeanDistance(i, split[i]);
            var other = MeanDistance(i, 1 - split[i]);
            sum += (other - own) / Math.Max(own, other);
        }

        return sum / voices.Count;

        double MeanDistance(int from, int side) =>
            Enumerable.Range(0, voices.Count).Where(to => to != from && split[to] == side).Average(to => Distance(voices[from], voices[to]));
    }

    private static double[] Mean(IReadOnlyList<IReadOnlyList<double>> voices, int[] split, int side)
    {
        var mean = new double[voices[0].Count];
        var count = 0;
        for (var i = 0; i < voices.Count; i++)
        {
            if (split[i] != side)
                continue;
            count++;
            for (var k = 0; k < mean.Length; k++)
                mean[k] += voices[i][k];
        }

        return [.. mean.Select(value => value / count)];
    }

    private static double Distance(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var sum = 0.0;
        for (var k = 0; k < left.Count; k++)
            sum += (left[k] - right[k]) * (left[k] - right[k]);
        return Math.Sqrt(sum);
    }
}
