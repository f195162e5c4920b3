using System.Globalization;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;
using PensionsAi.Models.PensionFreetext.Benchmark;
using PensionsAi.Models.PensionFreetext.WordVectors;

namespace PensionsAi.Models.PensionFreetext;

/// <summary>Measures the training on texts that it does not see.</summary>
internal static class EvaluateCommand
{
    public const double HeldOutShare = 0.2;
    public const int Folds = 5;

    public static void Run(string data, IReadOnlyList<LabelledText> texts, string? vectors, int seed, CancellationToken cancellationToken)
    {
        using var encoder = vectors is null ? null : new TemporaryEncoder(vectors);
        var (_, split) = Split(texts, seed, cancellationToken);
        Print($"20 % held out, stratified by main label and sentiment, seed {seed}", split);
        Print($"5-fold cross-validation, seed {seed}", Evaluation.Measure(CrossValidate(texts, seed, cancellationToken)));
        new BenchmarkTable(encoder, seed).Print(Path.Combine(data, "text"), texts, cancellationToken);
    }

    public static (TextModel Model, Figures Figures) Split(IReadOnlyList<LabelledText> texts, int seed, CancellationToken cancellationToken)
    {
        var (training, heldOut) = StratifiedSplit.HoldOut(texts, HeldOutShare, seed);
        var model = new TextModelTrainer(new TrainingOptions()).Train(training, cancellationToken);
        return (model, Evaluation.Measure(Evaluation.Predict(model, heldOut)));
    }

    public static IReadOnlyList<Prediction> CrossValidate(IReadOnlyList<LabelledText> texts, int seed, CancellationToken cancellationToken) =>
        Evaluation.CrossValidate(texts, Folds, seed, new TextModelTrainer(new TrainingOptions()), cancellationToken);

    private static void Print(string what, Figures figures)
    {
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {what} ({figures.Texts} texts)
              category   macro-F1 {figures.MacroF1:F4}  any label {figures.AnyLabel:F4}  top-3 {figures.Top3:F4}
              scores     calibration error {figures.CalibrationError:F4}  automatic at 90 % precision {figures.AutomaticAt90:F4}
              labels     micro-F1 above thresholds {figures.MicroF1:F4}  abstained {figures.Abstained:F4}
              sentiment  macro-F1 {figures.Sentiment!.MacroF1:F4}  accuracy {figures.Sentiment.Accuracy:F4}
            """));
        foreach (var (code, f1) in figures.PrimaryF1)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {code,-26} F1 {f1:F3}"));
    }
}
