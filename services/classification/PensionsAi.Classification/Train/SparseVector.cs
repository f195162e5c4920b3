using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>A text over the terms of a model; what is not named is 0.</summary>
/// <param name="Numbers">Numbers of the terms, rising.</param>
/// <param name="Values">Their values.</param>
internal readonly record struct SparseVector(int[] Numbers, float[] Values)
{
    /// <summary>The vector of a text.</summary>
    public static SparseVector Of(TermSpace space, string text) =>
        space.Vectorize(text, 0, static (scratch, _, _) =>
        {
            var numbers = scratch.Numbers[..scratch.Length];
            var values = scratch.Values[..scratch.Length];
            Array.Sort(numbers, values);
            return new SparseVector(numbers, values);
        });

    /// <summary>The cosine of the angle to another vector over the same terms; 0 when one of them is 0.</summary>
    public double Cosine(SparseVector other)
    {
        var lengths = Math.Sqrt(Square() * other.Square());
        return lengths > 0 ? Dot(other) / lengths : 0;
    }

    private double Square() => Values.Sum(value => (double)value * value);

    private double Dot(SparseVector other)
    {
        double sum = 0;
        for (int i = 0, j = 0; i < Numbers.Length && j < other.Numbers.Length;)
        {
            var (mine, its) = (Numbers[i], other.Numbers[j]);
            if (mine == its)
                sum += Values[i] * other.Values[j];
            i += mine <= its ? 1 : 0;
            j += its <= mine ? 1 : 0;
        }

        return sum;
    }
}
