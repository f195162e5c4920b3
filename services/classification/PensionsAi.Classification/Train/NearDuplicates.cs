using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Finds texts that say the same: exact duplicates are the same normalised text (case, digits and spaces apart), near
/// duplicates have nearly the same terms. Thread-safe.
/// </summary>
internal static class NearDuplicates
{
    /// <summary>Least cosine of two texts' terms from which they count as near duplicates.</summary>
    internal const double LeastCosine = 0.9;

    /// <summary>
    /// Takes from the training texts those that also stand in the test texts, so that a figure is not of what was learnt by
    /// heart. The test texts stay as they are.
    /// </summary>
    public static SplitWithoutDuplicates RemoveAcross(
        IReadOnlyList<LabelledText> training, IReadOnlyList<LabelledText> test, CancellationToken cancellationToken)
    {
        var exact = test.Select(text => Normalized(text.Text)).ToHashSet(StringComparer.Ordinal);
        var different = training.Where(text => !exact.Contains(Normalized(text.Text))).ToArray();
        var index = new SimilarTexts(Space([.. different, .. test]), test.Select(text => text.Text));
        var kept = different.Where(text =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return index.MostSimilar(text.Text).Cosine < LeastCosine;
        }).ToArray();
        return new SplitWithoutDuplicates(kept, training.Count - different.Length, different.Length - kept.Length);
    }

    /// <summary>
    /// Keeps the first of texts that say the same. Texts without a letter are all the same text.
    /// </summary>
    public static SplitWithoutDuplicates RemoveWithin(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken)
    {
        var different = texts.DistinctBy(text => Normalized(text.Text), StringComparer.Ordinal).ToArray();
        var index = new SimilarTexts(Space(different), []);
        var kept = new List<LabelledText>();
        foreach (var text in different)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (index.MostSimilar(text.Text).Cosine >= LeastCosine)
                continue;
            kept.Add(text);
            index.Add(text.Text);
        }

        return new SplitWithoutDuplicates(kept, texts.Count - different.Length, different.Length - kept.Count);
    }

    private static TermSpace Space(IReadOnlyList<LabelledText> texts) =>
        Vocabulary.Build(texts.Select(text => text.Text), new TrainingOptions { Cues = CueLexicon.Empty });

    private static string Normalized(string text)
    {
        var buffer = new char[TextNormalizer.MaxLength(text.Length) + 1];
        return new string(buffer, 0, TextNormalizer.Normalize(text, buffer));
    }
}
