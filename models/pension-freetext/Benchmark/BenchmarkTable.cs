using System.Diagnostics;
using System.Globalization;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;

namespace PensionsAi.Models.PensionFreetext.Benchmark;

/// <summary>Prints one row for each set: our figure, that of ML.NET's default featurizer with the same learner, time and memory.</summary>
internal static class BenchmarkTable
{
    public static void Print(string folder, IReadOnlyList<LabelledText> pension, int seed, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine("| set (macro-F1 unless said) | test texts | duplicates removed from training | ours | FeaturizeText | s ours | s FeaturizeText | MiB so far |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var set in BenchmarkSets.Read(folder, pension, seed).Where(set => set.Parts.All(part => part.Training.Count > 0)))
            PrintSet(set, cancellationToken);
        PrintSentiment(BenchmarkSet.FiveFolds("pension-freetext, sentiment", pension, seed), cancellationToken);
        var start = Stopwatch.GetTimestamp();
        if (AnswerSelection.Measure(folder) is { } answers)
            Row(AnswerSelection.Name, answers.Questions, 0, answers.Ours, answers.Baseline, Stopwatch.GetElapsedTime(start), TimeSpan.Zero);
        PrintSpeed(pension, cancellationToken);
    }

    private static void PrintSet(BenchmarkSet whole, CancellationToken cancellationToken)
    {
        var (set, removed) = whole.WithoutDuplicates(cancellationToken);
        var trainer = new TextModelTrainer(new TrainingOptions { CategoryPenalty = set.Penalty });
        var (ours, time) = Timed(set, (training, test) => Evaluation.Predict(trainer.Train(training, cancellationToken), test));
        var (baseline, baselineTime) = Timed(set, (training, test) => DefaultFeaturizer.Predict(training, test, set, cancellationToken));
        Row(set.Name, ours.Count, removed, Figure(set, ours), Figure(set, baseline), time, baselineTime);
    }

    private static void PrintSentiment(BenchmarkSet whole, CancellationToken cancellationToken)
    {
        var (set, removed) = whole.WithoutDuplicates(cancellationToken);
        var trainer = new TextModelTrainer(new TrainingOptions());
        var (ours, time) = Timed(set, (training, test) => Evaluation.Predict(trainer.Train(training, cancellationToken), test));
        var (baseline, baselineTime) = Timed(set, DefaultFeaturizer.PredictSentiment);
        Row(set.Name, ours.Count, removed, Evaluation.MeasureSentiment(ours)!.MacroF1, Evaluation.MeasureSentiment(baseline)!.MacroF1, time, baselineTime);
    }

    private static (IReadOnlyList<Prediction> Predictions, TimeSpan Time) Timed(
        BenchmarkSet set, Func<IReadOnlyList<LabelledText>, IReadOnlyList<LabelledText>, IReadOnlyList<Prediction>> predict)
    {
        var start = Stopwatch.GetTimestamp();
        Prediction[] predictions = [.. set.Parts.SelectMany(part => predict(part.Training, part.Test))];
        return (predictions, Stopwatch.GetElapsedTime(start));
    }

    private static double Figure(BenchmarkSet set, IReadOnlyList<Prediction> predictions)
    {
        var figures = Evaluation.Measure(predictions);
        return set.IsMultiLabel ? figures.LabelMacroF1 : figures.MacroF1;
    }

    private static void PrintSpeed(IReadOnlyList<LabelledText> pension, CancellationToken cancellationToken)
    {
        var labeller = new TextLabeller(new TextModelTrainer(new TrainingOptions()).Train(pension, cancellationToken));
        string[] texts = [.. pension.Select(text => text.Text)];
        var baseline = new DefaultFeaturizer(texts);
        var ours = TextsPerSecond(texts, () => texts.Sum(text => labeller.Label(text).Above.Count));
        var featurized = TextsPerSecond(texts, () => baseline.Vectors(texts).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Texts of {texts.Average(text => text.Length):F0} characters: {ours:F0} a second labelled by ours on one thread; {featurized:F0} only featurized by FeaturizeText, on as many as it takes
            """));
    }

    private static double TextsPerSecond(string[] texts, Func<int> work)
    {
        var best = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Max(best, texts.Length / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static void Row(string name, int texts, int removed, double ours, double baseline, TimeSpan time, TimeSpan baselineTime)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {texts} | {removed} | {ours:F3} | {baseline:F3} | {time.TotalSeconds:F1} | {baselineTime.TotalSeconds:F1} | {process.PeakWorkingSet64 / 1048576} |"));
    }
}
