using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Measures models on texts that they were not trained on.</summary>
internal static class Evaluation
{
    private const int Bins = 10;

    /// <summary>What the model says of each text.</summary>
    public static IReadOnlyList<Prediction> Predict(TextModel model, IEnumerable<LabelledText> texts)
    {
        var labeller = new TextLabeller(model);
        return [.. texts.Select(text => new Prediction(text, labeller.Label(text.Text)))];
    }

    /// <summary>What models of the other folds say of each text.</summary>
    public static IReadOnlyList<Prediction> CrossValidate(
        IReadOnlyList<LabelledText> texts, int folds, int seed, TextModelTrainer trainer, CancellationToken cancellationToken)
    {
        var numbers = StratifiedSplit.Folds(texts, folds, seed);
        return [.. Enumerable.Range(0, folds).SelectMany(fold => Predict(
            trainer.Train(StratifiedSplit.Where(texts, numbers, other => other != fold), cancellationToken),
            StratifiedSplit.Where(texts, numbers, other => other == fold)))];
    }

    /// <summary>The figures of predictions.</summary>
    public static Figures Measure(IReadOnlyList<Prediction> predictions)
    {
        var labelF1 = F1ByClass(predictions, prediction => prediction.Truth.Primary, prediction => prediction.Top.Code);
        var sentimentF1 = F1ByClass(
            predictions, prediction => prediction.Truth.Sentiment, prediction => prediction.Answer.Sentiment.Code);
        return new Figures(
            predictions.Count,
            labelF1.Values.Average(),
            predictions.Average(prediction => Applies(prediction) ? 1.0 : 0),
            predictions.Average(prediction => IsTop3(prediction) ? 1.0 : 0),
            CalibrationError(predictions),
            MicroF1(predictions),
            predictions.Average(prediction => prediction.Answer.Abstained ? 1.0 : 0),
            ShareAtPrecision(predictions, 0.9),
            sentimentF1.Values.Average(),
            predictions.Average(prediction => prediction.Answer.Sentiment.Code == prediction.Truth.Sentiment ? 1.0 : 0),
            labelF1);
    }

    private static bool Applies(Prediction prediction) => prediction.Truth.Labels.Contains(prediction.Top.Code);

    private static bool IsTop3(Prediction prediction) =>
        prediction.Answer.All.Take(3).Any(label => label.Code == prediction.Truth.Primary);

    private static SortedDictionary<string, double> F1ByClass(
        IReadOnlyList<Prediction> predictions, Func<Prediction, string> truth, Func<Prediction, string> answer)
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

    private static double MicroF1(IReadOnlyList<Prediction> predictions)
    {
        var hits = predictions.Sum(prediction => prediction.Answer.Above.Count(label => prediction.Truth.Labels.Contains(label.Code)));
        var answers = predictions.Sum(prediction => prediction.Answer.Above.Count);
        return 2.0 * hits / (answers + predictions.Sum(prediction => prediction.Truth.Labels.Count));
    }

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
