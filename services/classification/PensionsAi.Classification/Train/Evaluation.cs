using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Measures models on texts that they were not trained on.</summary>
internal static class Evaluation
{
    private const int Bins = 10;

    /// <summary>What the model says of each text.</summary>
    public static IReadOnlyList<Prediction> Predict(TextModel model, IEnumerable<LabelledText> texts) => Predict(new TextLabeller(model), texts);

    /// <summary>The same of a model that is asked through its labeller.</summary>
    public static IReadOnlyList<Prediction> Predict(TextLabeller labeller, IEnumerable<LabelledText> texts) =>
        [.. texts.Select(text => new Prediction(text, labeller.Label(text.Text, text.Vector)))];

    /// <summary>
    /// What models of the other folds say of each text. Every model knows all labels, also those that only texts of its own
    /// test part carry. The predictions stand in the order of folds, not of texts.
    /// </summary>
    /// <exception cref="TrainingRefusedException"><see cref="TextModelTrainer.FindRefusal"/> says why.</exception>
    public static IReadOnlyList<Prediction> CrossValidate(
        IReadOnlyList<LabelledText> texts, int folds, int seed, TextModelTrainer trainer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (TextModelTrainer.FindRefusal(texts) is { } refusal)
            throw new TrainingRefusedException(refusal);
        var labels = TextModelTrainer.Codes(texts);
        var count = Math.Min(folds, texts.Count);
        var numbers = StratifiedSplit.Folds(texts, count, seed);
        return [.. Enumerable.Range(0, count).SelectMany(fold => Predict(
            trainer.Train(StratifiedSplit.Where(texts, numbers, other => other != fold), labels, cancellationToken),
            StratifiedSplit.Where(texts, numbers, other => other == fold)))];
    }

    /// <summary>The figures of predictions.</summary>
    /// <exception cref="ArgumentException">There are no predictions.</exception>
    public static Figures Measure(IReadOnlyList<Prediction> predictions)
    {
        if (predictions.Count == 0)
            throw new ArgumentException("There must be at least one prediction.", nameof(predictions));
        var labelF1 = F1ByClass(predictions, prediction => prediction.Truth.Primary, prediction => prediction.Top.Code);
        var labels = LabelFigures(predictions);
        return new Figures(
            predictions.Count,
            labelF1.Values.Average(),
            predictions.Average(prediction => Applies(prediction) ? 1.0 : 0),
            predictions.Average(prediction => IsTop3(prediction) ? 1.0 : 0),
            CalibrationError(predictions),
            labels.Average(label => label.F1),
            MicroF1(labels),
            predictions.Average(prediction => prediction.Answer.Abstained ? 1.0 : 0),
            ShareAtPrecision(predictions, 0.9),
            MeasureSentiment(predictions),
            labelF1,
            labels);
    }

    /// <summary>The figures of the sentiment; null when the texts or the answers have none.</summary>
    public static SentimentFigures? MeasureSentiment(IReadOnlyList<Prediction> predictions)
    {
        var told = predictions.Where(prediction => prediction is { Truth.Sentiment: not null, Answer.Sentiment: not null }).ToArray();
        return told.Length == 0
            ? null
            : new SentimentFigures(
                F1ByClass(told, prediction => prediction.Truth.Sentiment!, prediction => prediction.Answer.Sentiment!.Value.Code).Values.Average(),
                told.Average(prediction => prediction.Answer.Sentiment!.Value.Code == prediction.Truth.Sentiment ? 1.0 : 0));
    }

    private static LabelFigures[] LabelFigures(IReadOnlyList<Prediction> predictions)
    {
        var texts = predictions.SelectMany(prediction => prediction.Truth.Labels.Distinct()).CountBy(code => code).ToDictionary();
        var answers = predictions.SelectMany(prediction => prediction.Answer.Above.Select(label => label.Code)).CountBy(code => code).ToDictionary();
        var hits = predictions
            .SelectMany(prediction => prediction.Answer.Above.Select(label => label.Code).Intersect(prediction.Truth.Labels))
            .CountBy(code => code).ToDictionary();
        return [.. texts.Keys.Union(answers.Keys).Order(StringComparer.Ordinal).Select(code => new LabelFigures(
            code, texts.GetValueOrDefault(code), answers.GetValueOrDefault(code), hits.GetValueOrDefault(code)))];
    }

    private static bool Applies(Prediction prediction) => prediction.Truth.Labels.Contains(prediction.Top.Code);

    private static bool IsTop3(Prediction prediction) =>
        prediction.Answer.All.Take(3).Any(label => label.Code == prediction.Truth.Primary);

    /// <summary>F1 of each class that is the truth of some item.</summary>
    internal static SortedDictionary<string, double> F1ByClass<T>(IReadOnlyList<T> predictions, Func<T, string> truth, Func<T, string> answer)
    {
        var f1 = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var code in predictions.Select(truth).Distinct())
        {
            var hits = predictions.Count(prediction => truth(prediction) == code && answer(prediction) == code);
            var either = predictions.Count(prediction => truth(prediction) == code) + predictions.Count(prediction => answer(prediction) == code);
            f1[code] = 2.0 * hits / either;
        }

        return f1;
    }

    private static double CalibrationError(IReadOnlyList<Prediction> predictions) =>
        predictions
            .GroupBy(prediction => Math.Min(Bins - 1, (int)(prediction.Top.Score * Bins)))
            .Sum(bin => Math.Abs(bin.Average(prediction => prediction.Top.Score) - bin.Average(prediction => Applies(prediction) ? 1.0 : 0))
                * bin.Count() / predictions.Count);

    private static double MicroF1(IReadOnlyList<LabelFigures> labels) =>
        2.0 * labels.Sum(label => label.Hits) / labels.Sum(label => label.Texts + label.Answers);

    private static double ShareAtPrecision(IReadOnlyList<Prediction> predictions, double precision)
    {
        int taken = 0, hits = 0, best = 0;
        foreach (var prediction in predictions.OrderByDescending(prediction => prediction.Top.Score))
        {
            taken++;
            hits += Applies(prediction) ? 1 : 0;
            if (hits >= precision * taken)
                best = taken;
        }

        return (double)best / predictions.Count;
    }
}
