using System.Numerics;
using System.Runtime.InteropServices;
using PensionsAi.Classification.Model.Sentences;

namespace PensionsAi.Classification.Model;

/// <summary>
/// Linear classifiers that share one set of terms. Trained by ML.NET, run here: one pass over a text answers every question
/// at some ten thousand texts a second per core, without a lock. Thread-safe.
/// </summary>
internal sealed class TextModel
{
    private readonly float[] _weights;
    private readonly float[] _biases;
    private readonly int _stride;

    /// <summary>A model over its parts.</summary>
    /// <param name="space">The terms.</param>
    /// <param name="heads">The questions.</param>
    /// <param name="weights">By term, then by class of the first head, of the second and so on.</param>
    public TextModel(TermSpace space, IReadOnlyList<LinearHead> heads, ReadOnlySpan<float> weights)
    {
        Space = space;
        Heads = heads;
        Outputs = heads.Sum(head => head.Classes.Count);
        if (weights.Length != space.Terms.Count * Outputs)
            throw new ArgumentException("There must be one weight for each term and class.", nameof(weights));

        // Rows are padded to whole vectors, so that the inner loop has no tail.
        _stride = (Outputs + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[space.Terms.Count * _stride];
        for (var term = 0; term < space.Terms.Count; term++)
            weights.Slice(term * Outputs, Outputs).CopyTo(_weights.AsSpan(term * _stride));
        _biases = new float[_stride];
        heads.SelectMany(head => head.Biases).ToArray().CopyTo(_biases, 0);
    }

    private TextModel(TextModel other, IReadOnlyList<LinearHead> heads)
    {
        (Space, Heads, Outputs, _stride) = (other.Space, heads, other.Outputs, other._stride);
        (_weights, _biases, Profile, Sentence) = (other._weights, other._biases, other.Profile, other.Sentence);
    }

    /// <summary>The terms.</summary>
    public TermSpace Space { get; }

    /// <summary>The questions, in the order of their margins.</summary>
    public IReadOnlyList<LinearHead> Heads { get; }

    /// <summary>Number of margins: the classes of all heads.</summary>
    public int Outputs { get; }

    /// <summary>What the training texts are like; null when that was not kept.</summary>
    public TrainingProfile? Profile { get; init; }

    /// <summary>What the first head makes of whole texts; null when the model does without a sentence encoder.</summary>
    public SentenceBlock? Sentence { get; init; }

    /// <summary>The weight of a term for a class.</summary>
    /// <param name="term">Number of the term.</param>
    /// <param name="output">Position among the margins.</param>
    public float Weight(int term, int output) => _weights[(term * _stride) + output];

    /// <summary>The same model with its heads calibrated.</summary>
    /// <param name="heads">The heads; classes and biases must be the same.</param>
    public TextModel With(IReadOnlyList<LinearHead> heads) => new(this, heads);

    /// <summary>Where a head's margins begin.</summary>
    public int OffsetOf(LinearHead head) => Heads.TakeWhile(other => other != head).Sum(other => other.Classes.Count);

    /// <summary>The margin of every class of every head: bias plus the sum over terms of value times weight, plus the share of the whole text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="vector">Its vector by the encoder of <see cref="Sentence"/>; not looked at when that is null.</param>
    /// <exception cref="ArgumentException">The model needs a vector, and this is none of its encoder.</exception>
    public float[] Margins(ReadOnlySpan<char> text, ReadOnlySpan<float> vector = default) => Read(text, vector).Margins;

    /// <summary>The margins, and how much of the text they rest on.</summary>
    /// <inheritdoc cref="Margins"/>
    public TextReading Read(ReadOnlySpan<char> text, ReadOnlySpan<float> vector = default)
    {
        var reading = Space.Vectorize(text, this, static (scratch, _, model) => new TextReading(model.Sum(scratch), scratch.KnownShare));
        Sentence?.AddTo(reading.Margins, vector);
        return reading;
    }

    /// <summary>
    /// What each word and pair of words added to one margin. Together with the bias, and the share of the whole text where the model
    /// looks at that, they are the margin.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="output">Position of the class among the margins.</param>
    /// <returns>Contributions by word as the model sees it (lower case, digits as 0), in no order.</returns>
    public IReadOnlyDictionary<string, float> Contributions(ReadOnlySpan<char> text, int output) =>
        Space.Vectorize(text, (Model: this, Output: output), static (scratch, normalized, state) =>
        {
            // A term's share is spread evenly over its occurrences, and a character sequence counts for the word it stands in.
            var shares = new float[scratch.Counts.Length];
            for (var i = 0; i < scratch.Length; i++)
            {
                var number = scratch.Numbers[i];
                shares[number] = scratch.Values[i] * state.Model.Weight(number, state.Output) / scratch.Counts[number];
            }

            var sink = new ContributionSink(state.Model.Space, shares, new Dictionary<string, float>(StringComparer.Ordinal));
            TermReader.Read(normalized, state.Model.Space.Cues, ref sink);
            return sink.ByWord;
        });

    private float[] Sum(TermScratch scratch)
    {
        Span<float> margins = stackalloc float[_stride];
        _biases.CopyTo(margins);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(margins);
        var numbers = scratch.Numbers.AsSpan(0, scratch.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(numbers[i] * _stride, _stride));
            var value = new Vector<float>(scratch.Values[i]);
            for (var j = 0; j < sums.Length && j < row.Length; j++)
                sums[j] += value * row[j];
        }

        return margins[..Outputs].ToArray();
    }

    private readonly struct ContributionSink(TermSpace space, float[] shares, Dictionary<string, float> byWord) : ITermSink
    {
        public Dictionary<string, float> ByWord => byWord;

        public void Add(TermKind kind, ulong hash, ReadOnlySpan<char> term, ReadOnlySpan<char> word)
        {
            var number = space.Find(hash);
            if (number < 0)
                return;
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(
                byWord.GetAlternateLookup<ReadOnlySpan<char>>(), word, out _);
            sum += shares[number];
        }
    }
}
