using PensionsAi.Classification.Train;

namespace PensionsAi.Models.PensionFreetext.Benchmark;

/// <summary>A task that the training is measured on, and texts that the models of it do not see.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Parts">Training and test texts: one pair for a split, one a fold for a cross-validation.</param>
internal sealed record BenchmarkSet(
    string Name, IReadOnlyList<(IReadOnlyList<LabelledText> Training, IReadOnlyList<LabelledText> Test)> Parts)
{
    /// <summary>Whether a text may carry several labels; then the figure is the mean F1 of labels above their threshold.</summary>
    public bool IsMultiLabel { get; init; }

    /// <summary>
    /// L2 penalty of the baseline, chosen on the same validation parts that the table shows. Our training chooses its own within its
    /// training texts.
    /// </summary>
    public float BaselinePenalty { get; init; } = new TrainingOptions().Learners[0].Penalty;

    /// <summary>Whether training texts that also stand in the test part stay, as they do in figures that others give of the set.</summary>
    public bool KeepsDuplicates { get; init; }

    /// <summary>The set without training texts that also stand in the test part, and how many those are.</summary>
    public (BenchmarkSet Set, int Removed) WithoutDuplicates(CancellationToken cancellationToken)
    {
        if (KeepsDuplicates)
            return (this, 0);
        var splits = Parts.Select(part => NearDuplicates.RemoveAcross(part.Training, part.Test, cancellationToken)).ToArray();
        return (
            this with { Parts = [.. splits.Zip(Parts, (split, part) => (split.Kept, part.Test))] },
            splits.Sum(split => split.Exact + split.Near));
    }

    /// <summary>Cross-validation.</summary>
    public static BenchmarkSet Folds(string name, IReadOnlyList<LabelledText> texts, int count, int seed)
    {
        var folds = StratifiedSplit.Folds(texts, count, seed);
        return new BenchmarkSet(name, [.. Enumerable.Range(0, count).Select(fold => (
            StratifiedSplit.Where(texts, folds, other => other != fold),
            StratifiedSplit.Where(texts, folds, other => other == fold)))]);
    }

    /// <summary>A fifth held out.</summary>
    public static BenchmarkSet HoldOut(string name, IReadOnlyList<LabelledText> texts, int seed) =>
        new(name, [StratifiedSplit.HoldOut(texts, EvaluateCommand.HeldOutShare, seed)]);
}
