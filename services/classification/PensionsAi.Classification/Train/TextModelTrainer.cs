using Microsoft.ML.Data;
using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Trains a model for a taxonomy's labels and the sentiment. The same texts, in the same order, and the same options give
/// the same model on the same kind of processor. Thread-safe.
/// </summary>
/// <param name="options">What the training is told.</param>
internal sealed class TextModelTrainer(TrainingOptions options)
{
    /// <summary>Name of the head that gives a text its labels.</summary>
    public const string Category = "category";

    /// <summary>Name of the head that gives a text its sentiment.</summary>
    public const string Sentiment = "sentiment";

    /// <summary>The sentiments, in the order of the model's margins.</summary>
    public static IReadOnlyList<string> Sentiments { get; } = ["negative", "neutral", "positive"];

    /// <summary>Trains on all the texts, and calibrates on each fifth of them by a model of the other four.</summary>
    public TextModel Train(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken)
    {
        var labels = texts.SelectMany(text => text.Labels).Distinct().Order(StringComparer.Ordinal).ToArray();
        var folds = StratifiedSplit.Folds(texts, options.CalibrationFolds, options.Seed);
        var unseen = new float[texts.Count][];
        Parallel.For(0, options.CalibrationFolds, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
        {
            var model = TrainUncalibrated(StratifiedSplit.Where(texts, folds, other => other != fold), labels, cancellationToken);
            for (var i = 0; i < texts.Count; i++)
            {
                if (folds[i] == fold)
                    unseen[i] = model.Margins(texts[i].Text);
            }
        });

        var final = TrainUncalibrated(texts, labels, cancellationToken);
        LinearHead[] heads =
        [
            HeadCalibration.FitCategory(final.Heads[0], texts, unseen),
            HeadCalibration.FitSentiment(final.Heads[1], texts, unseen, labels.Length),
        ];
        return Assemble(final.Space, heads, (term, output) => final.Weight(term, output));
    }

    private TextModel TrainUncalibrated(IReadOnlyList<LabelledText> texts, string[] labels, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var space = Vocabulary.Build(texts.Select(text => text.Text), options);
        var vectors = texts.Select(text => Vector(space, text.Text)).ToArray();
        var category = MaximumEntropy.Fit(
            [.. texts.Zip(vectors, (text, vector) => CategoryRows(text, vector, labels)).SelectMany(rows => rows)],
            space.Terms.Count, labels.Length, options.CategoryPenalty, options.Seed);
        cancellationToken.ThrowIfCancellationRequested();
        var ratio = options.SentimentCharacterWeight / options.CharacterWeight;
        var sentiment = MaximumEntropy.Fit(
            [.. texts.Zip(vectors, (text, vector) => SentimentRow(text, vector, space, ratio))],
            space.Terms.Count, Sentiments.Count, options.SentimentPenalty, options.Seed);

        LinearHead[] heads = [Head(Category, labels, category), Head(Sentiment, Sentiments, sentiment)];
        return Assemble(space, heads, (term, output) => output < labels.Length
            ? category.Weights[output][term]
            : sentiment.Weights[output - labels.Length][term] * Factor(space, term, ratio));
    }

    // Both heads read the same vector. The sentiment learns from one with lighter characters, and its weights for them are
    // made lighter by the same factor, which comes to the same.
    private static TrainingRow SentimentRow(LabelledText text, VBuffer<float> vector, TermSpace space, float ratio)
    {
        var numbers = vector.GetIndices().ToArray();
        var values = vector.GetValues().ToArray().Zip(numbers, (value, term) => value * Factor(space, term, ratio)).ToArray();
        return new TrainingRow
        {
            Label = IndexOf(Sentiments, text.Sentiment),
            Features = new VBuffer<float>(space.Terms.Count, numbers.Length, values, numbers),
        };
    }

    private static float Factor(TermSpace space, int term, float ratio) =>
        space.Terms[term].Kind is TermKind.Characters ? ratio : 1;

    private IEnumerable<TrainingRow> CategoryRows(LabelledText text, VBuffer<float> vector, string[] labels)
    {
        // A second label is a weaker statement than the first; further ones are not taught.
        var second = text.Labels.Count > 1 ? options.SecondLabelShare : 0;
        yield return new TrainingRow { Label = IndexOf(labels, text.Primary), Features = vector, Weight = 1 - second };
        if (second > 0)
            yield return new TrainingRow { Label = IndexOf(labels, text.Labels[1]), Features = vector, Weight = second };
    }

    private static LinearHead Head(string name, IReadOnlyList<string> classes, LinearFit fit) =>
        new(name, classes, fit.Biases, new float[classes.Count], Calibration.None);

    private static TextModel Assemble(TermSpace space, IReadOnlyList<LinearHead> heads, Func<int, int, float> weight)
    {
        var outputs = heads.Sum(head => head.Classes.Count);
        var weights = new float[space.Terms.Count * outputs];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = TextModelFile.Round(weight(i / outputs, i % outputs));
        return new TextModel(space, heads, weights);
    }

    private static VBuffer<float> Vector(TermSpace space, string text) =>
        space.Vectorize(text, space.Terms.Count, static (scratch, _, terms) =>
        {
            var numbers = scratch.Numbers[..scratch.Length];
            var values = scratch.Values[..scratch.Length];
            Array.Sort(numbers, values);
            return new VBuffer<float>(terms, numbers.Length, values, numbers);
        });

    private static uint IndexOf(IReadOnlyList<string> classes, string code)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] == code)
                return (uint)i;
        }

        throw new InvalidDataException("A training text carries a code that is not one of the classes.");
    }
}
