using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Analyze;

/// <summary>Compares texts with those that a model was trained on.</summary>
internal static class DriftTest
{
    /// <summary>Fewest texts that anything is said of.</summary>
    public const int FewestTexts = 30;

    // Usual limits of the index (Siddiqi, Credit Risk Scorecards, 2006).
    private const double SomeShift = 0.1;
    private const double StrongShift = 0.25;

    // In standard deviations of single texts: the mean of thirty is half a one too low by chance in three of a thousand files.
    private const double SomeUnknown = 0.5;
    private const double StrongUnknown = 1;

    // A label that nobody has would be infinitely far from one that somebody has.
    private const double Added = 0.5;

    /// <summary>How the texts differ; null when too little is known.</summary>
    /// <param name="profile">The training texts.</param>
    /// <param name="texts">The labels of each text.</param>
    /// <param name="known">How much of each is known.</param>
    public static AnalysedDrift? Compare(TrainingProfile? profile, IReadOnlyList<IReadOnlyList<string>> texts, IReadOnlyList<float> known)
    {
        if (profile is null || texts.Count < FewestTexts)
            return null;
        var observed = texts.SelectMany(labels => labels).CountBy(code => code).ToDictionary(StringComparer.Ordinal);
        var codes = observed.Keys.Union(profile.Labels.Keys).Order(StringComparer.Ordinal).ToList();
        var shift = LabelShift(
            [.. codes.Select(code => profile.Labels.GetValueOrDefault(code)), profile.Abstained],
            [.. codes.Select(code => observed.GetValueOrDefault(code)), texts.Count(labels => labels.Count == 0)]);
        var mean = known.Average();
        var unknown = (profile.KnownShare - mean) / Math.Max(profile.KnownDeviation, 0.01);
        var level = Max(LevelOf(shift, SomeShift, StrongShift), LevelOf(unknown, SomeUnknown, StrongUnknown));
        // Two places, so that no count can be computed from it.
        return new AnalysedDrift(level, Math.Round(shift, 2), Math.Round(mean, 2), Math.Round(profile.KnownShare, 2));
    }

    private static double LabelShift(int[] training, int[] observed)
    {
        var (all, some) = (training.Sum() + (Added * training.Length), observed.Sum() + (Added * observed.Length));
        var index = training.Zip(observed).Sum(pair =>
        {
            var (before, now) = ((pair.First + Added) / all, (pair.Second + Added) / some);
            return (now - before) * Math.Log(now / before);
        });
        // What two samples of the same texts differ by on average.
        var chance = (training.Length - 1) * ((1 / all) + (1 / some));
        return Math.Max(0, index - chance);
    }

    private static DriftLevel LevelOf(double value, double some, double strong) =>
        value >= strong ? DriftLevel.Strong : value >= some ? DriftLevel.Some : DriftLevel.None;

    private static DriftLevel Max(DriftLevel one, DriftLevel other) => one > other ? one : other;
}
