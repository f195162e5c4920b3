namespace PensionsAi.Inference.Evaluation;

/// <summary>
/// The 95 % interval of a share that was counted (E. B. Wilson: Probable Inference, the Law of Succession, and Statistical Inference,
/// 1927). Unlike the normal one it says something of none and of all.
/// </summary>
/// <param name="Lower">Lower end, 0 to 1.</param>
/// <param name="Upper">Upper end, 0 to 1.</param>
public readonly record struct WilsonInterval(double Lower, double Upper)
{
    private const double Z = 1.959963984540054;

    /// <summary>The interval of so many out of so many.</summary>
    /// <param name="count">0 to <paramref name="total"/>.</param>
    /// <param name="total">1 or more.</param>
    public static WilsonInterval Of(int count, int total)
    {
        var share = (double)count / total;
        var scale = 1 + Z * Z / total;
        var middle = (share + Z * Z / (2.0 * total)) / scale;
        var half = Z / scale * Math.Sqrt(share * (1 - share) / total + Z * Z / (4.0 * total * total));
        return new WilsonInterval(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
