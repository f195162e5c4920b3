using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Domain;

/// <summary>The 95 % confidence interval of a share that was counted (Wilson: Probable inference, the law of succession, 1927).</summary>
internal static class WilsonInterval
{
    private const double Z = 1.959963984540054;

    /// <summary>The share and its interval, to four decimals; of nothing, 0 with an interval from 0 to 1.</summary>
    public static Estimate Of(int hits, int count)
    {
        if (count == 0)
            return new Estimate(0, 0, 1);
        var share = (double)hits / count;
        var divisor = 1 + (Z * Z / count);
        var centre = (share + (Z * Z / (2 * count))) / divisor;
        var half = Z * Math.Sqrt((share * (1 - share) / count) + (Z * Z / (4.0 * count * count))) / divisor;
        return new Estimate(Rounded(share), Rounded(Math.Max(0, centre - half)), Rounded(Math.Min(1, centre + half)));
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
