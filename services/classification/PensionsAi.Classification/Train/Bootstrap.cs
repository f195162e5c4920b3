using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Train;

/// <summary>Confidence intervals by drawing the texts again, with replacement (Efron: Bootstrap methods, 1979).</summary>
internal static class Bootstrap
{
    private const int Draws = 1_000;

    /// <summary>What is measured on all texts, and on each draw, in rising order.</summary>
    /// <param name="count">Number of texts, at least 1.</param>
    /// <param name="seed">The same seed draws the same texts.</param>
    /// <param name="measure">Measures texts by their indices.</param>
    public static (double Value, double[] Drawn) Measure(int count, int seed, Func<int[], double> measure)
    {
        var random = new Random(seed);
        var value = measure([.. Enumerable.Range(0, count)]);
        var draw = new int[count];
        var drawn = new double[Draws];
        for (var round = 0; round < Draws; round++)
        {
            for (var i = 0; i < count; i++)
                draw[i] = random.Next(count);
            drawn[round] = measure(draw);
        }

        Array.Sort(drawn);
        return (value, drawn);
    }

    /// <summary>The middle 95 % of the draws around what was measured.</summary>
    public static Estimate Estimate(int count, int seed, Func<int[], double> measure)
    {
        var (value, drawn) = Measure(count, seed, measure);
        return new Estimate(value, drawn[Draws * 25 / 1_000], drawn[(Draws * 975 / 1_000) - 1]);
    }
}
