using PensionsAi.Classification.Contracts;
using PensionsAi.Inference.Evaluation;

namespace PensionsAi.Classification.Domain;

/// <summary>A share that was counted, as the API tells it: with its 95 % interval, and to four decimals.</summary>
internal static class CountedShare
{
    /// <summary>The share and its interval; of nothing, 0 with an interval from 0 to 1.</summary>
    public static Estimate Of(int hits, int count)
    {
        if (count == 0)
            return new Estimate(0, 0, 1);
        var interval = WilsonInterval.Of(hits, count);
        return new Estimate(Rounded((double)hits / count), Rounded(interval.Lower), Rounded(interval.Upper));
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
