using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;

namespace PensionsAi.Classification.Train;

/// <summary>Says of predictions what a person who trains needs to know.</summary>
internal static class TrainingEvaluation
{
    /// <summary>Loss of F1 under which a version is never called worse: on a small test part it is chance.</summary>
    private const double SmallLoss = 0.02;

    /// <summary>Texts under which a version is never called worse.</summary>
    private const int FewestTexts = 10;

    /// <summary>Share of draws in which a version must lose to be called worse.</summary>
    private const double SureShare = 0.9;

    /// <summary>The figures with their intervals.</summary>
    /// <param name="predictions">Of models that have not seen the texts; at least one.</param>
    /// <param name="seed">Seed of the intervals.</param>
    public static TrainingFigures Describe(IReadOnlyList<Prediction> predictions, int seed)
    {
        var figures = Evaluation.Measure(predictions);
        var counts = new LabelCounts(predictions);
        return new TrainingFigures(
            figures.Texts,
            Rounded(Bootstrap.Estimate(counts.Count, seed, texts => counts.F1(texts).Macro)),
            Rounded(Bootstrap.Estimate(counts.Count, seed, texts => counts.F1(texts).Micro)),
            Share(figures.AnyLabel, figures.Texts),
            Share(figures.Top3, figures.Texts),
            Rounded(figures.CalibrationError),
            Rounded(figures.Abstained),
            Rounded(figures.AutomaticAt90),
            [.. figures.Labels.Select(label => new LabelQuality(
                label.Code, label.Texts, label.Answers,
                CountedShare.Of(label.Hits, label.Answers), CountedShare.Of(label.Hits, label.Texts), Rounded(label.F1)))]);
    }

    /// <summary>Two models on the same texts.</summary>
    /// <param name="against">Name of the active version.</param>
    /// <param name="active">What the active version says of the texts.</param>
    /// <param name="candidate">What the new one says of them, in the same order; at least one.</param>
    /// <param name="seed">Seed of the interval.</param>
    public static VersionComparison Compare(string against, IReadOnlyList<Prediction> active, IReadOnlyList<Prediction> candidate, int seed)
    {
        // Labels that only one of the two knows count for both.
        string[] codes = [.. candidate.SelectMany(prediction => prediction.Truth.Labels).Distinct(StringComparer.Ordinal)];
        var (before, after) = (new LabelCounts(active, codes), new LabelCounts(candidate, codes));
        var (difference, drawn) = Bootstrap.Measure(candidate.Count, seed, texts => after.F1(texts).Macro - before.F1(texts).Macro);
        var (low, high) = (drawn[drawn.Length * 25 / 1_000], drawn[(drawn.Length * 975 / 1_000) - 1]);
        var isWorse = candidate.Count >= FewestTexts && difference < -SmallLoss && drawn.Count(one => one < 0) >= SureShare * drawn.Length;
        int[] all = [.. Enumerable.Range(0, candidate.Count)];
        return new VersionComparison(
            against, candidate.Count, Rounded(after.F1(all).Macro), Rounded(before.F1(all).Macro), Rounded(new Estimate(difference, low, high)),
            isWorse ? VersionVerdict.Worse : low > 0 ? VersionVerdict.Better : VersionVerdict.NotWorse);
    }

    private static Estimate Share(double share, int count) => CountedShare.Of((int)Math.Round(share * count), count);

    private static Estimate Rounded(Estimate estimate) => new(Rounded(estimate.Value), Rounded(estimate.Low), Rounded(estimate.High));

    private static double Rounded(double value) => Math.Round(value, 4);
}
