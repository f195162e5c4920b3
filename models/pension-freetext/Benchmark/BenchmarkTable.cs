using System.Diagnostics;
using System.Globalization;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;
using PensionsAi.Models.PensionFreetext.WordVectors;

namespace PensionsAi.Models.PensionFreetext.Benchmark;

/// <summary>
/// Prints one row for each set: our figure, the same with a sentence encoder, that of ML.NET's default featurizer, time and memory.
/// </summary>
/// <param name="encoder">The encoder; null leaves its columns empty.</param>
/// <param name="seed">Seed of splits.</param>
internal sealed class BenchmarkTable(TemporaryEncoder? encoder, int seed)
{
    public void Print(string folder, IReadOnlyList<LabelledText> pension, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine("| set (macro-F1 unless said) | test texts | duplicates removed from training | ours | with vectors | FeaturizeText | s ours | s with vectors | s FeaturizeText | MiB so far |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var set in BenchmarkSets.Read(folder, pension, seed).Where(set => set.Parts.All(part => part.Training.Count > 0)))
            PrintSet(set, cancellationToken);
        PrintSentiment(BenchmarkSet.Folds("pension-freetext, sentiment", pension, EvaluateCommand.Folds, seed), cancellationToken);
        var start = Stopwatch.GetTimestamp();
        if (AnswerSelection.Measure(folder) is { } answers)
            Row(AnswerSelection.Name, answers.Questions, 0, (answers.Ours, Stopwatch.GetElapsedTime(start)), null, (answers.Baseline, TimeSpan.Zero));
        PrintSpeed(pension, cancellationToken);
    }

    private void PrintSet(BenchmarkSet whole, CancellationToken cancellationToken)
    {
        var (set, removed) = whole.WithoutDuplicates(cancellationToken);
        var (ours, time) = Timed(set, Training(new TrainingOptions(), cancellationToken));
        var (baseline, baselineTime) = Timed(set, (training, test) => DefaultFeaturizer.Predict(training, test, set, cancellationToken));
        Row(set.Name, ours.Count, removed, (Figure(set, ours), time), WithVectors(set, cancellationToken), (Figure(set, baseline), baselineTime));
    }

    // The encoder's own time counts too.
    private (double Figure, TimeSpan Time)? WithVectors(BenchmarkSet set, CancellationToken cancellationToken)
    {
        if (encoder is null)
            return null;
        var train = Training(new TrainingOptions { Encoder = encoder.Identity }, cancellationToken);
        var (predictions, time) = Timed(set, (training, test) => train(encoder.Encode(training, cancellationToken), encoder.Encode(test, cancellationToken)));
        return (Figure(set, predictions), time);
    }

    private static Func<IReadOnlyList<LabelledText>, IReadOnlyList<LabelledText>, IReadOnlyList<Prediction>> Training(
        TrainingOptions options, CancellationToken cancellationToken) =>
        (training, test) => Evaluation.Predict(new TextModelTrainer(options).Train(training, cancellationToken), test);

    private static void PrintSentiment(BenchmarkSet whole, CancellationToken cancellationToken)
    {
        var (set, removed) = whole.WithoutDuplicates(cancellationToken);
        var (ours, time) = Timed(set, Training(new TrainingOptions(), cancellationToken));
        var (baseline, baselineTime) = Timed(set, DefaultFeaturizer.PredictSentiment);
        Row(
            set.Name, ours.Count, removed, (Evaluation.MeasureSentiment(ours)!.MacroF1, time), null,
            (Evaluation.MeasureSentiment(baseline)!.MacroF1, baselineTime));
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

    private static void Row(
        string name, int texts, int removed, (double Figure, TimeSpan Time) ours, (double Figure, TimeSpan Time)? vectors, (double Figure, TimeSpan Time) baseline)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {texts} | {removed} | {ours.Figure:F3} | {vectors?.Figure:F3} | {baseline.Figure:F3} | {ours.Time.TotalSeconds:F1} | {vectors?.Time.TotalSeconds:F1} | {baseline.Time.TotalSeconds:F1} | {process.PeakWorkingSet64 / 1048576} |"));
    }
}
