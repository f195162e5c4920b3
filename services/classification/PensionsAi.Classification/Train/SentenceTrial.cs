namespace PensionsAi.Classification.Train;

/// <summary>How well models do with the block of sentence vectors at a weight.</summary>
/// <param name="Weight">Length of the block against the words; 0 is without.</param>
/// <param name="MacroF1">Mean over the labels of the F1 of the likeliest label, on texts that the models had not seen.</param>
internal readonly record struct SentenceTrial(float Weight, double MacroF1)
{
    /// <summary>Gain that a heavier block must bring: under it the simpler model is as good, and needs no encoder to be served.</summary>
    public const double LeastGain = 0.005;

    /// <summary>Measures margins.</summary>
    /// <param name="weight">The weight that they were made with.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="margins">Their margins by models that had not seen them; the labels' come first.</param>
    /// <param name="labels">The labels.</param>
    public static SentenceTrial Measure(float weight, IReadOnlyList<LabelledText> texts, float[][] margins, string[] labels) => new(
        weight,
        Evaluation.F1ByClass(
            [.. texts.Zip(margins)], pair => pair.First.Primary, pair => labels[IndexOfLargest(pair.Second.AsSpan(0, labels.Length))]).Values.Average());

    /// <summary>The first that no other beats by more than <see cref="LeastGain"/>.</summary>
    /// <param name="trials">By rising weight, at least one.</param>
    public static int Choose(IReadOnlyList<SentenceTrial> trials)
    {
        var best = trials.Max(trial => trial.MacroF1);
        return trials.Index().First(trial => trial.Item.MacroF1 >= best - LeastGain).Index;
    }

    private static int IndexOfLargest(ReadOnlySpan<float> margins)
    {
        var largest = 0;
        for (var i = 1; i < margins.Length; i++)
            largest = margins[i] > margins[largest] ? i : largest;
        return largest;
    }
}
