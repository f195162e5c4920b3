using PensionsAi.Classification.Model.Sentences;

namespace PensionsAi.Classification.Train;

/// <summary>
/// From sentence vectors to features: less their mean, and times what makes their root mean square length 1. Vectors of an encoder lie
/// close to each other, so what tells texts apart is the little that is left; and encoders differ in how little that is.
/// </summary>
/// <param name="Mean">Mean of the training texts' vectors.</param>
/// <param name="Factor">Factor on what is left, above 0.</param>
internal sealed record SentenceScaling(float[] Mean, float Factor)
{
    private const double Nothing = 1e-9;

    /// <summary>The scaling of training texts; null when their vectors are all the same and tell nothing.</summary>
    public static SentenceScaling? Of(IReadOnlyList<float[]> vectors)
    {
        var mean = new float[vectors[0].Length];
        for (var dimension = 0; dimension < mean.Length; dimension++)
            mean[dimension] = vectors.Average(vector => vector[dimension]);
        var square = vectors.Average(vector => vector.Zip(mean, (value, average) => (double)(value - average) * (value - average)).Sum());
        return square > Nothing ? new SentenceScaling(mean, (float)(1 / Math.Sqrt(square))) : null;
    }

    /// <summary>A text's terms, and after them the features of its sentence vector.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="termCount">Number of known terms.</param>
    /// <param name="vector">The sentence vector.</param>
    /// <param name="weight">Root mean square length of the block.</param>
    public SparseVector Append(SparseVector terms, int termCount, float[] vector, float weight) => new(
        [.. terms.Numbers, .. Enumerable.Range(termCount, vector.Length)],
        [.. terms.Values, .. vector.Zip(Mean, (value, average) => (value - average) * Factor * weight)]);

    /// <summary>The block that gives sentence vectors as they come what the fit gives their features.</summary>
    /// <param name="encoder">What made the vectors.</param>
    /// <param name="weight">Root mean square length of the block in the fit.</param>
    /// <param name="fit">The fit over terms and features.</param>
    /// <param name="termCount">Number of known terms.</param>
    public SentenceBlock Fold(EncoderIdentity encoder, float weight, LinearFit fit, int termCount)
    {
        var rows = fit.Weights.Select(row => row[termCount..].Select(one => one * Factor * weight).ToArray()).ToArray();
        var offsets = rows.Select(row => -row.Zip(Mean, (one, average) => one * average).Sum()).ToArray();
        return new SentenceBlock(encoder, weight, offsets, [.. rows.SelectMany(row => row)]);
    }
}
