using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Chooses the texts whose labels would teach a model most.</summary>
internal static class LabelNext
{
    /// <summary>
    /// The texts to label next, the most useful first. Uncertain: the two likeliest labels are close, or none is likely (Settles 2009, Active
    /// Learning Literature Survey, margin sampling); without a model all texts are equally so.
    /// Diverse: what is similar to a text that is labelled or chosen already is worth less, by its cosine, and a near
    /// duplicate is worth nothing. The same input gives the same choice.
    /// </summary>
    /// <param name="answers">What the model as it is says of <paramref name="unlabelled"/>, in their order; null while there is none.</param>
    /// <param name="unlabelled">Texts to choose from.</param>
    /// <param name="labelled">Texts that have labels.</param>
    /// <param name="count">Most to choose, at least 1.</param>
    /// <param name="cancellationToken">Stops between texts.</param>
    /// <returns>Positions in <paramref name="unlabelled"/>; fewer than asked for when the rest repeats them.</returns>
    public static IReadOnlyList<int> Choose(
        IReadOnlyList<TextLabels>? answers, IReadOnlyList<string> unlabelled, IReadOnlyList<string> labelled, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var space = Vocabulary.Build(unlabelled.Concat(labelled), new TrainingOptions { Cues = CueLexicon.Empty });
        var vectors = unlabelled.Select(text => SparseVector.Of(space, text)).ToArray();
        var known = new SimilarTexts(space, labelled);
        var uncertainty = answers?.Select(Uncertainty).ToArray() ?? [.. unlabelled.Select(_ => 1.0)];
        var similarity = new double[unlabelled.Count];
        for (var i = 0; i < similarity.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A text without a letter has nothing to teach.
            similarity[i] = vectors[i].Numbers.Length == 0 ? 1 : known.MostSimilar(unlabelled[i]).Cosine;
        }

        var chosen = new List<int>();
        while (chosen.Count < count && Best(uncertainty, similarity) is { } best)
        {
            cancellationToken.ThrowIfCancellationRequested();
            chosen.Add(best);
            for (var i = 0; i < similarity.Length; i++)
                similarity[i] = Math.Max(similarity[i], vectors[i].Cosine(vectors[best]));
            similarity[best] = 1;
        }

        return chosen;
    }

    private static int? Best(double[] uncertainty, double[] similarity)
    {
        var best = (Index: (int?)null, Worth: -1.0);
        for (var i = 0; i < uncertainty.Length; i++)
        {
            var worth = uncertainty[i] * (1 - similarity[i]);
            if (similarity[i] < NearDuplicates.LeastCosine && worth > best.Worth)
                best = (i, worth);
        }

        return best.Index;
    }

    // 1 when nothing is said for the likeliest label, or as much for the second.
    private static double Uncertainty(TextLabels answer) => 1 - (answer.All[0].Score * (answer.All[0].Score - answer.All[1].Score));
}
