namespace PensionsAi.Classification.Model;

/// <summary>
/// The known terms, and the vector that a text has over them: (1 + ln occurrences) · inverse frequency, each block brought
/// to length one and the character block then multiplied by <see cref="CharacterWeight"/>. Thread-safe.
/// </summary>
internal sealed class TermSpace
{
    private static readonly float[] Logarithms = [.. Enumerable.Range(0, 256).Select(count => count == 0 ? 0 : 1 + MathF.Log(count))];

    private readonly Term[] _terms;
    private readonly float[] _inverseFrequencies;
    private readonly TermTable _table;
    private readonly TermScratch.Pool _scratches;
    private readonly int _words;

    /// <summary>A space over the terms: those of words first.</summary>
    /// <exception cref="ArgumentException">The kinds are mixed, or two terms have the same hash.</exception>
    public TermSpace(IReadOnlyList<Term> terms, float characterWeight)
    {
        _terms = [.. terms];
        _words = _terms.TakeWhile(term => term.Kind is TermKind.Words).Count();
        if (_terms.Skip(_words).Any(term => term.Kind is TermKind.Words))
            throw new ArgumentException("Terms of words must come first.", nameof(terms));
        _inverseFrequencies = [.. _terms.Select(term => term.InverseFrequency)];
        _table = new TermTable([.. _terms.Select(term => TermHash.Of(term.Kind, term.Text))]);
        _scratches = new TermScratch.Pool(_terms.Length);
        CharacterWeight = characterWeight;
    }

    /// <summary>The terms; their position is their number.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>Length of the character block against the word block, above 0.</summary>
    public float CharacterWeight { get; }

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
            TermReader.Read(normalized, ref sink);
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
        float words = 0, characters = 0;
        for (var i = 0; i < scratch.Length; i++)
        {
            var number = scratch.Numbers[i];
            var count = scratch.Counts[number];
            var value = (count < Logarithms.Length ? Logarithms[count] : 1 + MathF.Log(count)) * _inverseFrequencies[number];
            values[i] = value;
            if (number < _words)
                words += value * value;
            else
                characters += value * value;
        }

        // A block without any known term stays zero.
        var wordFactor = words > 0 ? 1 / MathF.Sqrt(words) : 0;
        var characterFactor = characters > 0 ? CharacterWeight / MathF.Sqrt(characters) : 0;
        for (var i = 0; i < scratch.Length; i++)
            values[i] *= scratch.Numbers[i] < _words ? wordFactor : characterFactor;
    }

    private readonly struct CountingSink(TermTable table, TermScratch scratch) : ITermSink
    {
        public void Add(TermKind kind, ulong hash, ReadOnlySpan<char> term, ReadOnlySpan<char> word)
        {
            scratch.Seen++;
            var number = table.Find(hash);
            if (number < 0)
                return;
            scratch.Known++;
            if (scratch.Counts[number]++ == 0)
                scratch.Numbers[scratch.Length++] = number;
        }
    }
}
