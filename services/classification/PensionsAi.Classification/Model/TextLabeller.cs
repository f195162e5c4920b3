using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Model.Sentences;

namespace PensionsAi.Classification.Model;

/// <summary>Reads a model's margins as labels, sentiment and reasons. Thread-safe.</summary>
internal sealed class TextLabeller
{
    /// <summary>
    /// Least share of a text's terms that must be known for a label to be given, 0 to 1. Under it the answer is the model's
    /// bias: it calls an empty text OVRIGT with a score of 0.64. Of 2,000 texts of random letters none is above 0.38; of texts
    /// that the model had not seen none is under 0.52, no text of a Swedish chat about something else under 0.49, and even of
    /// a model of 119 texts 99 in 100 unseen texts are above 0.55.
    /// </summary>
    internal const float LeastKnownShare = 0.4f;

    private readonly TextModel _model;
    private readonly LinearHead _category;
    private readonly LinearHead? _sentiment;

    /// <summary>A labeller over a model with a category head and then, or not, a sentiment head.</summary>
    public TextLabeller(TextModel model)
    {
        if (model.Heads.Count is not (1 or 2))
            throw new ArgumentException("The model must have a category head, and may have a sentiment head after it.", nameof(model));
        _model = model;
        _category = model.Heads[0];
        _sentiment = model.Heads.Count == 2 ? model.Heads[1] : null;
    }

    /// <summary>Codes of the labels.</summary>
    public IReadOnlyList<string> Labels => _category.Classes;

    /// <summary>What the training texts are like; null when the model was made before that was kept.</summary>
    public TrainingProfile? Profile => _model.Profile;

    /// <summary>The encoder that must make the vectors of texts; null when the model needs none.</summary>
    public EncoderIdentity? Encoder => _model.Sentence?.Encoder;

    /// <summary>The labels of a text, and its sentiment where the model knows sentiments.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vector">Its vector by <see cref="Encoder"/>; not looked at when that is null.</param>
    /// <exception cref="ArgumentException">The model needs a vector, and this is none of its encoder.</exception>
    public TextLabels Label(ReadOnlySpan<char> text, ReadOnlySpan<float> vector = default)
    {
        var reading = _model.Read(text, vector);
        var margins = reading.Margins;
        var scores = new double[_category.Classes.Count];
        _category.Calibration.Apply(margins.AsSpan(0, scores.Length), scores);

        // By margin, which tells apart what both score 1. Ties fall to the label that the model names first, so that the answer
        // never depends on the sort.
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(label => margins[label]).ToArray();
        return new TextLabels(
            [.. order.Select(Score)],
            reading.KnownShare < LeastKnownShare
                ? []
                : [.. order.Where(label => scores[label] >= _category.Thresholds[label]).Select(Score)],
            Sentiment(margins.AsSpan(scores.Length)),
            reading.KnownShare);

        LabelScore Score(int label) => new(_category.Classes[label], scores[label]);
    }

    /// <summary>
    /// The words that carried a label, the weightiest first. Exact, because the model is linear: with the label's bias the
    /// weights of all words, and that of the whole text where the model looks at it, add up to its margin, before calibration.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="code">One of <see cref="Labels"/>.</param>
    /// <param name="most">Most words to name.</param>
    public IReadOnlyList<TermWeight> Explain(ReadOnlySpan<char> text, string code, int most) =>
        [.. _model.Contributions(text, OutputOf(code))
            .Select(contribution => new TermWeight(contribution.Key, contribution.Value))
            .OrderByDescending(term => Math.Abs(term.Weight))
            .ThenBy(term => term.Term, StringComparer.Ordinal)
            .Take(most)];

    /// <summary>What the text as a whole spoke for a label, in the measure of <see cref="Explain"/>; null when the model does not look at it.</summary>
    /// <param name="vector">The text's vector by <see cref="Encoder"/>.</param>
    /// <param name="code">One of <see cref="Labels"/>.</param>
    public double? ExplainWhole(ReadOnlySpan<float> vector, string code) => _model.Sentence?.Share(vector, OutputOf(code));

    private LabelScore? Sentiment(ReadOnlySpan<float> margins)
    {
        if (_sentiment is null)
            return null;
        var scores = new double[_sentiment.Classes.Count];
        _sentiment.Calibration.Apply(margins, scores);
        var best = Array.IndexOf(scores, scores.Max());
        return new LabelScore(_sentiment.Classes[best], scores[best]);
    }

    private int OutputOf(string code) => _category.Classes.Index().First(entry => entry.Item == code).Index;
}
