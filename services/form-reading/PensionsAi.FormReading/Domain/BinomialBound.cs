namespace PensionsAi.FormReading.Domain;

/// <summary>
/// The exact upper bound of a share that was seen in a sample (C. J. Clopper and E. S. Pearson, "The use of confidence or
/// fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934).
/// </summary>
internal static class BinomialBound
{
    private const int Halvings = 60;

    /// <summary>The share that is exceeded with a probability of 5 % at most, given what was seen; 0 to 1.</summary>
    /// <param name="seen">How many were seen, 0 or more.</param>
    /// <param name="of">Of how many, <paramref name="seen"/> or more.</param>
    public static double Upper95(int seen, int of)
    {
        if (seen >= of)
            return 1;
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (AtMost(seen, of, middle) > 0.05)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>Of how many none must be wrong for <see cref="Upper95"/> to be no more than a share.</summary>
    /// <param name="share">The share, more than 0 and less than 1.</param>
    public static int Needed(double share) => (int)Math.Ceiling(Math.Log(0.05) / Math.Log(1 - share));

    /// <summary>Probability of so many or fewer.</summary>
    private static double AtMost(int seen, int of, double share)
    {
        var (sum, logChoose) = (0.0, 0.0);
        for (var i = 0; i <= seen; i++)
        {
            if (i > 0)
                logChoose += Math.Log(of - i + 1) - Math.Log(i);
            sum += Math.Exp(logChoose + i * Math.Log(share) + (of - i) * Math.Log(1 - share));
        }

        return sum;
    }
}
