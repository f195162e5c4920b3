using MathNet.Numerics;

namespace PensionsAi.Classification.Analyze;

/// <summary>Fisher's exact test of two shares, two-sided: the tables that are at most as likely as the one that was seen.</summary>
internal static class FisherTest
{
    // Tables that are equally likely differ in the last digits.
    private const double Tolerance = 1 + 1e-7;

    /// <summary>The probability, 0 to 1, of such a difference or a greater one when there is none.</summary>
    /// <param name="hits">Hits of the first.</param>
    /// <param name="count">Size of the first.</param>
    /// <param name="otherHits">Hits of the second.</param>
    /// <param name="otherCount">Size of the second.</param>
    public static double PValue(int hits, int count, int otherHits, int otherCount)
    {
        var (all, drawn) = (hits + otherHits, count + otherCount);
        var total = SpecialFunctions.BinomialLn(drawn, all);
        var seen = LogProbability(hits);
        var sum = 0.0;
        for (var one = Math.Max(0, all - otherCount); one <= Math.Min(all, count); one++)
        {
            var probability = LogProbability(one);
            if (probability <= seen + Math.Log(Tolerance))
                sum += Math.Exp(probability);
        }

        return Math.Min(1, sum);

        double LogProbability(int one) =>
            SpecialFunctions.BinomialLn(count, one) + SpecialFunctions.BinomialLn(otherCount, all - one) - total;
    }
}
