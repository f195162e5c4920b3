using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>Centres of groups of texts, which texts are compared with.</summary>
/// <param name="space">The grams.</param>
/// <param name="centroids">Each over the grams, of length 1.</param>
internal sealed class Centroids(GramSpace space, IEnumerable<SparseVector> centroids)
{
    private readonly float[][] _dense = [.. centroids.Select(centroid => Spread(centroid, space.Count))];

    /// <summary>The centroid nearest to a vector and the cosine to it; −1 and 0 when it has nothing in common with any.</summary>
    public (int Index, float Cosine) Nearest(SparseVector vector)
    {
        var best = (Index: -1, Cosine: 0f);
        for (var index = 0; index < _dense.Length; index++)
        {
            var cosine = Cosine(vector, index);
            if (cosine > best.Cosine)
                best = (index, cosine);
        }

        return best;
    }

    /// <summary>The cosine of a vector to a centroid.</summary>
    public float Cosine(SparseVector vector, int index)
    {
        var (dense, sum) = (_dense[index], 0f);
        for (var i = 0; i < vector.Numbers.Length; i++)
            sum += dense[vector.Numbers[i]] * vector.Values[i];
        return sum;
    }

    /// <summary>The centre of vectors: their mean, less its smallest parts, with the length 1.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="mostGrams">Most parts that are kept.</param>
    public static SparseVector Of(IEnumerable<SparseVector> vectors, int mostGrams)
    {
        var sums = new Dictionary<int, float>();
        foreach (var vector in vectors)
        {
            for (var i = 0; i < vector.Numbers.Length; i++)
                sums[vector.Numbers[i]] = sums.GetValueOrDefault(vector.Numbers[i]) + vector.Values[i];
        }

        var kept = sums.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(mostGrams).OrderBy(entry => entry.Key).ToList();
        return GramSpace.Normalize(new SparseVector([.. kept.Select(entry => entry.Key)], [.. kept.Select(entry => entry.Value)]));
    }

    private static float[] Spread(SparseVector centroid, int count)
    {
        var dense = new float[count];
        for (var i = 0; i < centroid.Numbers.Length; i++)
            dense[centroid.Numbers[i]] = centroid.Values[i];
        return dense;
    }
}
