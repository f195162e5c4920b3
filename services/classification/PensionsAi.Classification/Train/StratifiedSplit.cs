namespace PensionsAi.Classification.Train;

/// <summary>
/// Divides texts so that every part has the same share of each main label and sentiment. The same texts, in the same order,
/// and the same seed give the same parts.
/// </summary>
internal static class StratifiedSplit
{
    /// <summary>Two parts.</summary>
    /// <param name="texts">What is divided.</param>
    /// <param name="heldOutShare">Share of the second part, between 0 and 1.</param>
    /// <param name="seed">Any number.</param>
    public static (IReadOnlyList<LabelledText> Training, IReadOnlyList<LabelledText> HeldOut) HoldOut(
        IReadOnlyList<LabelledText> texts, double heldOutShare, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heldOutShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(heldOutShare, 1);
        var folds = Folds(texts, (int)Math.Round(1 / heldOutShare), seed);
        return (Where(texts, folds, fold => fold != 0), Where(texts, folds, fold => fold == 0));
    }

    /// <summary>The number of each text's fold, 0 to <paramref name="count"/> − 1.</summary>
    public static int[] Folds(IReadOnlyList<LabelledText> texts, int count, int seed)
    {
        var folds = new int[texts.Count];
        var random = new Random(seed);
        var strata = Enumerable.Range(0, texts.Count)
            .GroupBy(index => (texts[index].Primary, texts[index].Sentiment))
            .OrderBy(stratum => stratum.Key.Primary, StringComparer.Ordinal)
            .ThenBy(stratum => stratum.Key.Sentiment, StringComparer.Ordinal);

        // Dealt out one after the other across the strata, so that the small ones do not all begin at fold 0.
        var next = 0;
        foreach (var stratum in strata)
        {
            var members = stratum.ToArray();
            random.Shuffle(members);
            foreach (var member in members)
                folds[member] = next++ % count;
        }

        return folds;
    }

    /// <summary>The texts whose fold meets a condition.</summary>
    public static IReadOnlyList<LabelledText> Where(IReadOnlyList<LabelledText> texts, int[] folds, Func<int, bool> condition) =>
        [.. texts.Where((_, index) => condition(folds[index]))];
}
