namespace PensionsAi.Classification.Model;

/// <summary>
/// The known terms, and the vector that a text has over them: (1 + ln occurrences) · inverse frequency, each block brought
/// to the length that <see cref="Weights"/> gives it. Thread-safe.
/// </summary>
internal sealed class TermSpace
{
    private const int Blocks = 3;

    private static readonly float[] Logarithms = [.. Enumerable.Range(0, 256).Select(count => count == 0 ? 0 : 1 + MathF.Log(count))];

    private readonly Term[] _terms;
    private readonly float[] _inverseFrequencies;
    private readonly TermTable _table;
    private readonly TermScratch.Pool _scratches;
    private readonly TermKind[] _kinds;

    /// <summary>A space over the terms.</summary>
    /// <exception cref="ArgumentException">Two terms have the same hash.</exception>
    public TermSpace(IReadOnlyList<Term> terms, BlockWeights weights, CueLexicon cues)
    {
        _terms = [.. terms];
        _kinds = [.. _terms.Select(term => term.Kind)];
        _inverseFrequencies = [.. _terms.Select(term => term.InverseFrequency)];
        _table = new TermTable([.. _terms.Select(term => TermHash.Of(term.Kind, term.Text))]);
        _scratches = new TermScratch.Pool(_terms.Length);
        (Weights, Cues) = (weights, cues);
    }

    /// <summary>The terms; their position is their number.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>Lengths of the blocks.</summary>
    public BlockWeights Weights { get; }

    /// <summary>Knows the concepts that words are signs of.</summary>
    public CueLexicon Cues { get; }

    /// <summary>The number of a term; −1 when it is not known.</summary>
    public int Find(ulong hash) => _table.Find(hash);

    /// <summary>Turns a text into its vector and uses it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="state">Handed to <paramref name="use"/>.</param>
    /// <param name="use">Reads the vector and the normalised text while they last.</param>
    public TResult Vectorize<TState, TResult>(
        ReadOnlySpan<char> text, TState state, Func<TermScratch, ReadOnlySpan<char>, TState, TResult> use)
        where TState : allows ref struct
    {
        var scratch = _scratches.Rent();
        try
        {
            var normalized = scratch.Normalize(text);
            var sink = new CountingSink(_table, scratch);
            TermReader.Read(normalized, Cues, ref sink);
            Weigh(scratch);
            return use(scratch, normalized, state);
        }
        finally
        {
            _scratches.Return(scratch);
        }
    }

    private void Weigh(TermScratch scratch)
    {
        var values = scratch.Values;
        Span<float> factors = stackalloc float[Blocks];
        for (var i = 0; i < scratch.Length; i++)
        {
            var number = scratch.Numbers[i];
            var count = scratch.Counts[number];
            var value = (count < Logarithms.Length ? Logarithms[count] : 1 + MathF.Log(count)) * _inverseFrequencies[number];
            values[i] = value;
            factors[(int)_kinds[number]] += value * value;
        }

        // A block without any known term stays zero.
        for (var block = 0; block < Blocks; block++)
            factors[block] = factors[block] > 0 ? Weights.Of((TermKind)block) / MathF.Sqrt(factors[block]) : 0;
        for (var i = 0; i < scratch.Length; i++)
            values[i] *= factors[(int)_kinds[scratch.Numbers[i]]];
    }

    private readonly struct CountingSink(TermTable table, TermScratch scratch) : ITermSink
    {
        public void Add(TermKind kind, ulong hash, ReadOnlySpan<char> term, ReadOnlySpan<char> word)
        {
            // A concept is a second look at a word that is counted already.
            var isText = kind is not TermKind.Cues;
            scratch.Seen += isText ? 1 : 0;
            var number = table.Find(hash);
            if (number < 0)
                return;
            scratch.Known += isText ? 1 : 0;
            if (scratch.Counts[number]++ == 0)
                scratch.Numbers[scratch.Length++] = number;
        }
    }
}
