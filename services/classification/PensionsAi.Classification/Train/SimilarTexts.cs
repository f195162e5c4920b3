using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Texts that can be asked for the most similar one, by the cosine over their terms. An inverted index: what shares no term is
/// never looked at. Not thread-safe.
/// </summary>
internal sealed class SimilarTexts
{
    private readonly TermSpace _space;
    private readonly List<(int Text, float Value)>?[] _byTerm;
    private readonly List<double> _lengths = [];

    /// <summary>An index over texts.</summary>
    public SimilarTexts(TermSpace space, IEnumerable<string> texts)
    {
        (_space, _byTerm) = (space, new List<(int Text, float Value)>?[space.Terms.Count]);
        foreach (var text in texts)
            Add(text);
    }

    /// <summary>Adds a text, whose number is the count of those before it.</summary>
    public void Add(string text)
    {
        var vector = SparseVector.Of(_space, text);
        for (var i = 0; i < vector.Numbers.Length; i++)
            (_byTerm[vector.Numbers[i]] ??= []).Add((_lengths.Count, vector.Values[i]));
        _lengths.Add(Math.Sqrt(vector.Values.Sum(value => (double)value * value)));
    }

    /// <summary>The number of the most similar text and the cosine to it, 0 to 1; −1 and 0 when none shares a term.</summary>
    public (int Text, double Cosine) MostSimilar(string text)
    {
        var vector = SparseVector.Of(_space, text);
        var length = Math.Sqrt(vector.Values.Sum(value => (double)value * value));
        var sums = new double[_lengths.Count];
        for (var i = 0; i < vector.Numbers.Length; i++)
        {
            foreach (var (other, value) in _byTerm[vector.Numbers[i]] ?? [])
                sums[other] += value * vector.Values[i];
        }

        var best = (Text: -1, Cosine: 0.0);
        for (var other = 0; other < sums.Length; other++)
        {
            var cosine = sums[other] > 0 ? sums[other] / (length * _lengths[other]) : 0;
            if (cosine > best.Cosine)
                best = (other, cosine);
        }

        return best;
    }
}
