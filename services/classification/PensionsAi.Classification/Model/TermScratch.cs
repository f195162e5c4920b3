using System.Collections.Concurrent;

namespace PensionsAi.Classification.Model;

/// <summary>
/// The memory that one text at a time is turned into numbers in. Not thread-safe: rented for one text, then given back clean.
/// </summary>
/// <param name="terms">Number of known terms.</param>
internal sealed class TermScratch(int terms)
{
    private const int KeptCharacters = 64 * 1024;

    private char[] _text = new char[1024];

    /// <summary>Occurrences by term; all 0 between texts.</summary>
    public int[] Counts { get; } = new int[terms];

    /// <summary>The terms of the text, in the order of their first occurrence.</summary>
    public int[] Numbers { get; } = new int[terms];

    /// <summary>Their values.</summary>
    public float[] Values { get; } = new float[terms];

    /// <summary>How many there are.</summary>
    public int Length { get; set; }

    /// <summary>Occurrences of known terms.</summary>
    public int Known { get; set; }

    /// <summary>Occurrences of terms, known or not.</summary>
    public int Seen { get; set; }

    /// <summary>The share of occurrences that are known, 0 to 1; 0 when there are none.</summary>
    public float KnownShare => Seen == 0 ? 0 : (float)Known / Seen;

    /// <summary>Normalises the text. The span is good until the next call.</summary>
    public ReadOnlySpan<char> Normalize(ReadOnlySpan<char> text)
    {
        var needed = TextNormalizer.MaxLength(text.Length) + 1;
        if (_text.Length < needed)
            _text = new char[needed];
        return _text.AsSpan(0, TextNormalizer.Normalize(text, _text));
    }

    /// <summary>Makes it ready for the next text, and leaves nothing of this one in memory.</summary>
    public void Clear()
    {
        foreach (var number in Numbers.AsSpan(0, Length))
            Counts[number] = 0;
        Length = Known = Seen = 0;
        if (_text.Length > KeptCharacters)
            _text = new char[1024];
        else
            _text.AsSpan().Clear();
    }

    /// <summary>Scratches that wait for their next text. Thread-safe.</summary>
    /// <param name="terms">Number of known terms.</param>
    internal sealed class Pool(int terms)
    {
        private readonly ConcurrentBag<TermScratch> _free = [];

        public TermScratch Rent() => _free.TryTake(out var scratch) ? scratch : new TermScratch(terms);

        public void Return(TermScratch scratch)
        {
            scratch.Clear();
            _free.Add(scratch);
        }
    }
}
