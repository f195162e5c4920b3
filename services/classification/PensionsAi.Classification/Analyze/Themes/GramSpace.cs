using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>
/// The grams that texts are compared by: 4 and 5 characters inside words that say something, with their inverse document
/// frequencies. Words alone miss what Swedish compounds share. Not thread-safe.
/// </summary>
internal sealed class GramSpace
{
    private const int Shortest = 4;
    private const int Longest = 5;
    private const int FewestTexts = 3;
    private const double LargestShare = 0.15;
    private const float TooRare = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _grams = [];
    private readonly List<float> _weights = [];
    private readonly Dictionary<string, int[]> _byWord = new(StringComparer.Ordinal);

    /// <summary>The space of texts.</summary>
    /// <param name="known">Grams that keep their weights, so that what was compared before is compared the same; none the first time.</param>
    /// <param name="texts">The texts' words.</param>
    public GramSpace(IReadOnlyDictionary<string, float> known, IReadOnlyList<IReadOnlyList<Word>> texts)
    {
        foreach (var (gram, weight) in known)
            Add(gram, weight);
        var counts = CountTexts(texts);
        for (var gram = known.Count; gram < counts.Length; gram++)
            _weights[gram] = Weigh(counts[gram], texts.Count);
    }

    /// <summary>How many numbers grams can have.</summary>
    public int Count => _grams.Count;

    /// <summary>Weight of each gram: 0 of those that are too common to tell texts apart.</summary>
    public IReadOnlyDictionary<string, float> Weights =>
        _numbers.Where(entry => _weights[entry.Value] != TooRare).ToDictionary(entry => entry.Key, entry => _weights[entry.Value], StringComparer.Ordinal);

    /// <summary>A gram.</summary>
    public string this[int number] => _grams[number];

    /// <summary>The number of a gram; null when it is not known.</summary>
    public int? Find(string gram) => _numbers.TryGetValue(gram, out var number) ? number : null;

    /// <summary>A text over the grams, of length 1; empty when it has none of them.</summary>
    public SparseVector Vectorize(IReadOnlyList<Word> words)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var gram in words.Where(word => !word.IsStop).SelectMany(word => GramsOf(word.Lower)))
        {
            if (_weights[gram] > 0)
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        return Normalize(new SparseVector([.. counts.Keys], [.. counts.Select(entry => (1 + MathF.Log(entry.Value)) * _weights[entry.Key])]));
    }

    /// <summary>A vector with the length 1; one of nothing stays so.</summary>
    public static SparseVector Normalize(SparseVector vector)
    {
        var length = MathF.Sqrt(vector.Values.Sum(value => value * value));
        return length > 0 ? vector with { Values = [.. vector.Values.Select(value => value / length)] } : new SparseVector([], []);
    }

    private static float Weigh(int count, int texts) => count switch
    {
        < FewestTexts => TooRare,
        _ when count > FewestTexts && count > LargestShare * texts => 0,
        _ => (float)(1 + Math.Log((1.0 + texts) / (1 + count))),
    };

    private int[] CountTexts(IReadOnlyList<IReadOnlyList<Word>> texts)
    {
        var ofTexts = texts.Select(words => words.Where(word => !word.IsStop).SelectMany(word => GramsOf(word.Lower)).ToHashSet());
        var counts = new List<int>();
        foreach (var grams in ofTexts)
        {
            counts.AddRange(Enumerable.Repeat(0, _grams.Count - counts.Count));
            foreach (var gram in grams)
                counts[gram]++;
        }

        counts.AddRange(Enumerable.Repeat(0, _grams.Count - counts.Count));
        return [.. counts];
    }

    private int[] GramsOf(string word)
    {
        if (_byWord.TryGetValue(word, out var grams))
            return grams;
        var padded = $" {word} ";
        grams = [.. Enumerable.Range(Shortest, Longest - Shortest + 1).SelectMany(length =>
            Enumerable.Range(0, Math.Max(0, padded.Length - length + 1)).Select(start => NumberOf(padded.Substring(start, length))))];
        _byWord.Add(word, grams);
        return grams;
    }

    private int NumberOf(string gram) => _numbers.TryGetValue(gram, out var number) ? number : Add(gram, TooRare);

    private int Add(string gram, float weight)
    {
        _numbers.Add(gram, _grams.Count);
        _grams.Add(gram);
        _weights.Add(weight);
        return _grams.Count - 1;
    }
}
