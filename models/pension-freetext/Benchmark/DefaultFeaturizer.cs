using Microsoft.ML;
using Microsoft.ML.Data;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;

namespace PensionsAi.Models.PensionFreetext.Benchmark;

/// <summary>The baseline: ML.NET's <c>FeaturizeText</c> as it comes, with the ridge regression and the thresholds of our own training.</summary>
internal sealed class DefaultFeaturizer
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ITransformer _transformer;

    /// <summary>Learns its terms from texts.</summary>
    public DefaultFeaturizer(IEnumerable<string> texts)
    {
        var data = _context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }));
        _transformer = _context.Transforms.Text.FeaturizeText("Features", nameof(Row.Text)).Fit(data);
    }

    /// <summary>The vectors of texts.</summary>
    public SparseVector[] Vectors(IEnumerable<string> texts)
    {
        var data = _transformer.Transform(_context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text })));
        return [.. data.GetColumn<VBuffer<float>>("Features").Select(Sparse)];
    }

    /// <summary>What the learner says of test texts on the main labels, or on all labels above thresholds from a fifth of the training texts.</summary>
    public static IReadOnlyList<Prediction> Predict(
        IReadOnlyList<LabelledText> training, IReadOnlyList<LabelledText> test, BenchmarkSet set, CancellationToken cancellationToken)
    {
        var codes = TextModelTrainer.Codes(training.Concat(test));
        var head = new LinearHead(TextModelTrainer.Category, codes, new float[codes.Length], new float[codes.Length], Calibration.None);
        if (set.IsMultiLabel)
        {
            var (inner, calibration) = StratifiedSplit.HoldOut(training, EvaluateCommand.HeldOutShare, seed: 1);
            head = HeadCalibration.FitCategory(head, calibration, Margins(inner, calibration, codes, set.BaselinePenalty, cancellationToken));
        }

        return [.. Margins(training, test, codes, set.BaselinePenalty, cancellationToken).Zip(test, (margins, text) => Answer(margins, text, head))];
    }

    /// <summary>The sentiments of test texts, by the learner of the sentiment.</summary>
    public static IReadOnlyList<Prediction> PredictSentiment(IReadOnlyList<LabelledText> training, IReadOnlyList<LabelledText> test)
    {
        var featurizer = new DefaultFeaturizer(training.Select(text => text.Text));
        var vectors = featurizer.Vectors(training.Select(text => text.Text));
        var sentiments = TextModelTrainer.Sentiments.ToArray();
        var options = new TrainingOptions();
        var terms = featurizer.Terms;
        var fit = MaximumEntropy.Fit(
            [.. vectors.Zip(training, (vector, text) => new TrainingRow
            {
                Label = (uint)Array.IndexOf(sentiments, text.Sentiment),
                Features = new VBuffer<float>(terms, vector.Numbers.Length, vector.Values, vector.Numbers),
            })],
            terms, sentiments.Length, options.SentimentPenalty, options.Seed);
        return [.. featurizer.Vectors(test.Select(text => text.Text)).Zip(test, (vector, text) =>
        {
            var margins = Apply(fit, vector);
            var best = Array.IndexOf(margins, margins.Max());
            return new Prediction(text, new TextLabels([], [], new LabelScore(sentiments[best], margins[best])));
        })];
    }

    private int Terms => ((VectorDataViewType)_transformer.GetOutputSchema(
        _context.Data.LoadFromEnumerable<Row>([]).Schema)["Features"].Type).Size;

    private static float[][] Margins(
        IReadOnlyList<LabelledText> training, IReadOnlyList<LabelledText> test, string[] codes, float penalty, CancellationToken cancellationToken)
    {
        var featurizer = new DefaultFeaturizer(training.Select(text => text.Text));
        var vectors = featurizer.Vectors(training.Select(text => text.Text));
        float[][] targets = [.. training.Select(text => codes.Select(code => text.Labels.Contains(code) ? 1f : 0).ToArray())];
        var fit = DualAscent.Fit(vectors, targets, featurizer.Terms, new LabelLearner(LabelLoss.Squared, penalty), seed: 1, cancellationToken);
        return [.. featurizer.Vectors(test.Select(text => text.Text)).Select(vector => Apply(fit, vector))];
    }

    private static float[] Apply(LinearFit fit, SparseVector vector) =>
        [.. fit.Weights.Select((weights, label) => fit.Biases[label] + vector.Numbers.Zip(vector.Values, (term, value) => weights[term] * value).Sum())];

    private static Prediction Answer(float[] margins, LabelledText text, LinearHead head)
    {
        var scores = new double[margins.Length];
        head.Calibration.Apply(margins, scores);
        var order = Enumerable.Range(0, margins.Length).OrderByDescending(label => margins[label]).ToArray();
        LabelScore Score(int label) => new(head.Classes[label], scores[label]);
        return new Prediction(text, new TextLabels(
            [.. order.Select(Score)], [.. order.Where(label => scores[label] >= head.Thresholds[label]).Select(Score)], null));
    }

    private static SparseVector Sparse(VBuffer<float> vector) => vector.IsDense
        ? new SparseVector([.. Enumerable.Range(0, vector.Length)], vector.GetValues().ToArray())
        : new SparseVector(vector.GetIndices().ToArray(), vector.GetValues().ToArray());

    private sealed class Row
    {
        public required string Text { get; init; }
    }
}
