using Microsoft.ML.Data;
using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Trains a model for a taxonomy's labels and, where every text has one, the sentiment. The same texts, in the same order,
/// and the same options give the same model on the same kind of processor. Thread-safe.
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

    /// <summary>Why the texts cannot be trained on; null when they can.</summary>
    public static TrainingRefusal? FindRefusal(IReadOnlyCollection<LabelledText> texts)
    {
        if (texts.Count == 0)
            return TrainingRefusal.NoTexts;
        if (texts.Any(text => text.Labels.Count == 0))
            return TrainingRefusal.TextWithoutLabel;
        return texts.SelectMany(text => text.Labels).Distinct().Take(2).Count() < 2 ? TrainingRefusal.OneLabel : null;
    }

    /// <summary>Trains on all the texts, and calibrates on each fifth of them by a model of the other four.</summary>
    /// <param name="texts">Texts with one or more labels each. A sentiment head is trained when all have a sentiment.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="TrainingRefusedException"><see cref="FindRefusal"/> says why.</exception>
    /// <exception cref="InvalidDataException">A text has a sentiment that is not one of <see cref="Sentiments"/>.</exception>
    public TextModel Train(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken) =>
        FindRefusal(texts) is { } refusal
            ? throw new TrainingRefusedException(refusal)
            : Train(texts, Codes(texts), cancellationToken);

    /// <summary>All codes that the texts carry, in ordinal order: the classes of a model trained on them.</summary>
    internal static string[] Codes(IEnumerable<LabelledText> texts) =>
        [.. texts.SelectMany(text => text.Labels).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The same for given labels, of which the texts may lack some, as a part of a cross-validation can.</summary>
    internal TextModel Train(IReadOnlyList<LabelledText> texts, string[] labels, CancellationToken cancellationToken)
    {
        var count = Math.Min(options.CalibrationFolds, texts.Count);
        var folds = StratifiedSplit.Folds(texts, count, options.Seed);
        var unseen = new float[texts.Count][];
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = options.Threads };
        var withSentiment = texts.All(text => text.Sentiment is not null);
        Parallel.For(0, count, parallel, fold =>
        {
            var training = StratifiedSplit.Where(texts, folds, other => other != fold);
            var model = TrainUncalibrated(training.Count == 0 ? texts : training, labels, withSentiment, cancellationToken);
            for (var i = 0; i < texts.Count; i++)
            {
                if (folds[i] == fold)
                    unseen[i] = model.Margins(texts[i].Text);
            }
        });

        var final = TrainUncalibrated(texts, labels, withSentiment, cancellationToken);
        var category = HeadCalibration.FitCategory(final.Heads[0], texts, unseen);
        LinearHead[] heads = withSentiment
            ? [category, HeadCalibration.FitSentiment(final.Heads[1], texts, unseen, labels.Length)]
            : [category];
        return Assemble(final.Space, heads, (term, output) => final.Weight(term, output));
    }

    private TextModel TrainUncalibrated(
        IReadOnlyList<LabelledText> texts, string[] labels, bool withSentiment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var space = Vocabulary.Build(texts.Select(text => text.Text), options);
        var vectors = texts.Select(text => SparseVector.Of(space, text.Text)).ToArray();
        var category = RidgeFit.Fit(
            vectors, [.. texts.Select(text => Targets(text, labels))], space.Terms.Count, options.CategoryPenalty, options.Seed, cancellationToken);
        if (!withSentiment)
            return Assemble(space, [Head(Category, labels, category)], (term, output) => category.Weights[output][term]);

        var ratio = new BlockWeights(
            options.SentimentCharacterWeight / options.CharacterWeight,
            options.CueWeight > 0 ? options.SentimentCueWeight / options.CueWeight : 0);
        var sentiment = MaximumEntropy.Fit(
            [.. texts.Zip(vectors, (text, vector) => SentimentRow(text, vector, space, ratio))],
            space.Terms.Count, Sentiments.Count, options.SentimentPenalty, options.Seed);
        LinearHead[] heads = [Head(Category, labels, category), Head(Sentiment, Sentiments, sentiment)];
        return Assemble(space, heads, (term, output) => output < labels.Length
            ? category.Weights[output][term]
            : sentiment.Weights[output - labels.Length][term] * ratio.Of(space.Terms[term].Kind));
    }

    private static float[] Targets(LabelledText text, string[] labels)
    {
        var targets = new float[labels.Length];
        foreach (var label in text.Labels)
            targets[IndexOf(labels, label)] = 1;
        return targets;
    }

    // Both heads read the same vector. The sentiment learns from one whose blocks have other weights, and its own
    // weights are then multiplied by the same factors, which comes to the same.
    private static TrainingRow SentimentRow(LabelledText text, SparseVector vector, TermSpace space, BlockWeights ratio) => new()
    {
        Label = (uint)IndexOf(Sentiments, text.Sentiment!),
        Features = new VBuffer<float>(
            space.Terms.Count,
            vector.Numbers.Length,
            [.. vector.Values.Zip(vector.Numbers, (value, term) => value * ratio.Of(space.Terms[term].Kind))],
            vector.Numbers),
    };

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

    private static int IndexOf(IReadOnlyList<string> classes, string code)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] == code)
                return i;
        }

        throw new InvalidDataException("A training text carries a code that is not one of the classes.");
    }
}
