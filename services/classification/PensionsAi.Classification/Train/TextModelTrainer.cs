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

    /// <summary>
    /// Trains on all the texts, and calibrates on each fifth of them by a model of the other four, on which the learner and the weight of
    /// sentence vectors are chosen too.
    /// </summary>
    /// <param name="texts">Texts with one or more labels each. A sentiment head is trained when all have a sentiment.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="TrainingRefusedException"><see cref="FindRefusal"/> says why.</exception>
    /// <exception cref="InvalidDataException">A text has a sentiment that is not one of <see cref="Sentiments"/>.</exception>
    public TextModel Train(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken) => Choose(texts, cancellationToken).Model;

    /// <summary>The same, with what the choice rests on.</summary>
    /// <inheritdoc cref="Train(IReadOnlyList{LabelledText}, CancellationToken)"/>
    public TrainedModel Choose(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken) =>
        FindRefusal(texts) is { } refusal
            ? throw new TrainingRefusedException(refusal)
            : Choose(texts, Codes(texts), cancellationToken);

    /// <summary>All codes that the texts carry, in ordinal order: the classes of a model trained on them.</summary>
    internal static string[] Codes(IEnumerable<LabelledText> texts) =>
        [.. texts.SelectMany(text => text.Labels).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The same for given labels, of which the texts may lack some, as a part of a cross-validation can.</summary>
    internal TextModel Train(IReadOnlyList<LabelledText> texts, string[] labels, CancellationToken cancellationToken) =>
        Choose(texts, labels, cancellationToken).Model;

    private TrainedModel Choose(IReadOnlyList<LabelledText> texts, string[] labels, CancellationToken cancellationToken)
    {
        var withSentiment = texts.All(text => text.Sentiment is not null);
        var training = new UncalibratedTraining(options.For(texts.Count), labels, withSentiment);
        var search = new CandidateSearch(options, texts, labels, candidates => PredictUnseen(texts, training, candidates, cancellationToken));
        var (chosen, unseen, trials) = search.Run();

        var final = training.Train(texts, [chosen], cancellationToken)[0];
        var category = HeadCalibration.FitCategory(final.Heads[0], texts, unseen);
        return new TrainedModel(
            final.With(withSentiment ? [category, HeadCalibration.FitSentiment(final.Heads[1], texts, unseen, labels.Length)] : [category]),
            trials);
    }

    /// <summary>By candidate, then by text: the margins of a model that was trained on the other folds.</summary>
    private float[][][] PredictUnseen(
        IReadOnlyList<LabelledText> texts, UncalibratedTraining training, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var count = Math.Min(options.CalibrationFolds, texts.Count);
        var folds = StratifiedSplit.Folds(texts, count, options.Seed);
        var unseen = candidates.Select(_ => new float[texts.Count][]).ToArray();
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = options.Threads };
        Parallel.For(0, count, parallel, fold =>
        {
            var others = StratifiedSplit.Where(texts, folds, other => other != fold);
            var models = training.Train(others.Count == 0 ? texts : others, candidates, cancellationToken);
            for (var i = 0; i < texts.Count; i++)
            {
                for (var candidate = 0; candidate < models.Length && folds[i] == fold; candidate++)
                    unseen[candidate][i] = models[candidate].Margins(texts[i].Text, texts[i].Vector);
            }
        });
        return unseen;
    }
}
