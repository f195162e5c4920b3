using MathNet.Numerics.Distributions;

namespace PensionsAi.FormReading.Domain;

/// <summary>
/// The exact upper bound of a share that was seen in a sample (C. J. Clopper and E. S. Pearson, "The use of confidence or
/// fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934).
/// </summary>
internal static class BinomialBound
{
    private const double Certainty = 0.95;

    /// <summary>The share that is exceeded with a probability of 5 % at most, given what was seen; 0 to 1.</summary>
    /// <param name="seen">How many were seen, 0 or more.</param>
    /// <param name="of">Of how many, <paramref name="seen"/> or more.</param>
    public static double Upper95(int seen, int of) => seen >= of ? 1 : Beta.InvCDF(seen + 1, of - seen, Certainty);

    /// <summary>Of how many none must be wrong for <see cref="Upper95"/> to be no more than a share.</summary>
    /// <param name="share">The share, more than 0 and less than 1.</param>
    public static int Needed(double share) => (int)Math.Ceiling(Math.Log(1 - Certainty) / Math.Log(1 - share));
}
