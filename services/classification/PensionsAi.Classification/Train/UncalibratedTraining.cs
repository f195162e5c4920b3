using Microsoft.ML.Data;
using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Fits the weights of models, whose margins are not scores yet. Thread-safe.</summary>
/// <param name="options">What the training is told.</param>
/// <param name="labels">The labels, of which texts may lack some.</param>
/// <param name="withSentiment">Whether there is a second head for the sentiment, which every text then has.</param>
internal sealed class UncalibratedTraining(TrainingOptions options, string[] labels, bool withSentiment)
{
    /// <summary>A model of each candidate, over the same terms.</summary>
    /// <param name="texts">What is trained on; with vectors where a candidate has a block of them.</param>
    /// <param name="candidates">The candidates.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public TextModel[] Train(IReadOnlyList<LabelledText> texts, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var space = Vocabulary.Build(texts.Select(text => text.Text), options);
        var vectors = texts.Select(text => SparseVector.Of(space, text.Text)).ToArray();
        var targets = texts.Select(Targets).ToArray();
        var sentiment = withSentiment ? FitSentiment(texts, vectors, space) : null;
        var scaling = candidates.Any(candidate => candidate.SentenceWeight > 0) ? SentenceScaling.Of([.. texts.Select(text => text.Vector!)]) : null;
        return [.. candidates.Select(candidate =>
        {
            var weight = candidate.SentenceWeight;
            var dense = weight > 0 ? scaling : null;
            var rows = dense is null ? vectors : [.. vectors.Zip(texts, (terms, text) => dense.Append(terms, space.Terms.Count, text.Vector!, weight))];
            var category = DualAscent.Fit(
                rows, targets, space.Terms.Count + (dense?.Mean.Length ?? 0), candidate.Learner, options.Seed, cancellationToken);
            LinearHead[] heads = sentiment is null
                ? [Head(TextModelTrainer.Category, labels, category)]
                : [Head(TextModelTrainer.Category, labels, category), Head(TextModelTrainer.Sentiment, TextModelTrainer.Sentiments, sentiment)];
            return new TextModel(space, heads, Weights(space, category, sentiment))
            {
                Sentence = dense?.Fold(options.Encoder!, weight, category, space.Terms.Count),
            };
        })];
    }

    private LinearFit FitSentiment(IReadOnlyList<LabelledText> texts, SparseVector[] vectors, TermSpace space)
    {
        // Both heads read the same vector. The sentiment learns from one whose blocks have other weights, and its own
        // weights are then multiplied by the same factors, which comes to the same.
        var ratio = new BlockWeights(
            options.SentimentCharacterWeight / options.CharacterWeight,
            options.CueWeight > 0 ? options.SentimentCueWeight / options.CueWeight : 0);
        var factors = space.Terms.Select(term => ratio.Of(term.Kind)).ToArray();
        var fit = MaximumEntropy.Fit(
            [.. texts.Zip(vectors, (text, vector) => SentimentRow(text, vector, factors))],
            space.Terms.Count, TextModelTrainer.Sentiments.Count, options.SentimentPenalty, options.Seed);
        return new LinearFit(
            [.. fit.Weights.Select(row => row.Zip(factors, (weight, factor) => weight * factor).ToArray())],
            [.. fit.Biases.Zip(TextModelTrainer.Sentiments, (bias, sentiment) => bias + Evening(texts, sentiment))]);
    }

    // What is rare in the training texts gets a part of that back; what no text has stays out.
    private float Evening(IReadOnlyList<LabelledText> texts, string sentiment)
    {
        var count = texts.Count(text => text.Sentiment == sentiment);
        return count == 0 ? 0 : options.SentimentEvenness * MathF.Log((float)texts.Count / count);
    }

    private static TrainingRow SentimentRow(LabelledText text, SparseVector vector, float[] factors) => new()
    {
        Label = (uint)IndexOf(TextModelTrainer.Sentiments, text.Sentiment!),
        Features = new VBuffer<float>(
            factors.Length,
            vector.Numbers.Length,
            [.. vector.Values.Zip(vector.Numbers, (value, term) => value * factors[term])],
            vector.Numbers),
    };

    private float[] Targets(LabelledText text)
    {
        var targets = new float[labels.Length];
        foreach (var label in text.Labels)
            targets[IndexOf(labels, label)] = 1;
        return targets;
    }

    private static LinearHead Head(string name, IReadOnlyList<string> classes, LinearFit fit) =>
        new(name, classes, fit.Biases, new float[classes.Count], Calibration.None);

    private static float[] Weights(TermSpace space, LinearFit category, LinearFit? sentiment)
    {
        float[][] outputs = [.. category.Weights, .. sentiment?.Weights ?? []];
        var weights = new float[space.Terms.Count * outputs.Length];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = TextModelFile.Round(outputs[i % outputs.Length][i / outputs.Length]);
        return weights;
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
