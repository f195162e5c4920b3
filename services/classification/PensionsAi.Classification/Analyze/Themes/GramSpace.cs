using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>
/// The grams that texts are compared by: 4 and 5 characters inside words that say something, with their inverse document
/// frequencies. Words alone miss what Swedish compounds share. Thread-safe once built.
/// </summary>
internal sealed class GramSpace
{
    private const int Shortest = 4;
    private const int Longest = 5;
    private const int FewestTexts = 3;
    private const double LargestShare = 0.4;

    private readonly string[] _grams;
    private readonly float[] _weights;
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int[]> _byWord;

    /// <summary>The space of texts.</summary>
    /// <param name="known">Grams that keep their weights, so that what was compared before is compared the same; none the first time.</param>
    /// <param name="texts">The words of all texts that will be compared.</param>
    public GramSpace(IReadOnlyDictionary<string, float> known, IReadOnlyList<IReadOnlyList<Word>> texts)
    {
        var byWord = texts.SelectMany(words => words).Where(word => !word.IsStop).Select(word => word.Lower).Distinct(StringComparer.Ordinal)
            .ToDictionary(word => word, GramsOf, StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var words in texts)
        {
            foreach (var gram in words.Where(word => !word.IsStop).SelectMany(word => byWord[word.Lower]).ToHashSet(StringComparer.Ordinal))
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        // In the order of the alphabet, so that the same grams have the same numbers whichever of them were known.
        _grams = [.. known.Keys.Union(counts.Where(entry => entry.Value >= FewestTexts).Select(entry => entry.Key)).Order(StringComparer.Ordinal)];
        _numbers = _grams.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        _weights = [.. _grams.Select(gram => known.TryGetValue(gram, out var weight) ? weight : Weigh(counts[gram], texts.Count))];
        _byWord = byWord.ToDictionary(
            entry => entry.Key,
            entry => entry.Value.Select(gram => _numbers.GetValueOrDefault(gram, -1)).Where(number => number >= 0 && _weights[number] > 0).ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>How many grams there are.</summary>
    public int Count => _grams.Length;

    /// <summary>Weight of each gram: 0 of those that are too common to tell texts apart.</summary>
    public IReadOnlyDictionary<string, float> Weights => _numbers.ToDictionary(entry => entry.Key, entry => _weights[entry.Value], StringComparer.Ordinal);

    /// <summary>A gram.</summary>
    public string this[int number] => _grams[number];

    /// <summary>The number of a gram; null when it is not known.</summary>
    public int? Find(string gram) => _numbers.TryGetValue(gram, out var number) ? number : null;

    /// <summary>One of the texts over the grams, of length 1; empty when it has none of them.</summary>
    public SparseVector Vectorize(IReadOnlyList<Word> words)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var gram in words.Where(word => !word.IsStop).SelectMany(word => _byWord[word.Lower]))
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        return Normalize(new SparseVector([.. counts.Keys], [.. counts.Select(entry => (1 + MathF.Log(entry.Value)) * _weights[entry.Key])]));
    }

    /// <summary>A vector with the length 1; one of nothing stays so.</summary>
    public static SparseVector Normalize(SparseVector vector)
    {
        var length = MathF.Sqrt(vector.Values.Sum(value => value * value));
        return length > 0 ? vector with { Values = [.. vector.Values.Select(value => value / length)] } : new SparseVector([], []);
    }

    private static float Weigh(int count, int texts) =>
        count > FewestTexts && count > LargestShare * texts ? 0 : (float)(1 + Math.Log((1.0 + texts) / (1 + count)));

    private static string[] GramsOf(string word)
    {
        var padded = $" {word} ";
        return
        [
            .. Enumerable.Range(Shortest, Longest - Shortest + 1).SelectMany(length =>
                Enumerable.Range(0, Math.Max(0, padded.Length - length + 1)).Select(start => padded.Substring(start, length))),
        ];
    }
}
