namespace PensionsAi.FormReading.Domain;

/// <summary>Turns summed probabilities into confidences.</summary>
internal static class Decoding
{
    /// <summary>How often writers make a mistake in a number: the ε of <see cref="Kappa"/>.</summary>
    public const double MiswrittenShare = 0.01;

    /// <summary>Best readings that are kept: one suggestion and its alternatives.</summary>
    private const int KeptReadings = 4;

    /// <summary>Readings less probable than this are no help to anybody.</summary>
    private const double LeastConfidence = 0.0005;

    /// <summary>
    /// The weight of "the writer wrote a number that is not valid": κ = ε / (1 − ε) · N_valid / 10^L. A valid number that fits
    /// the ink worse than a random valid number would fit a miswritten one must not look certain.
    /// </summary>
    /// <param name="validShare">N_valid / 10^L, the share of all numbers of that length that are valid.</param>
    public static double Kappa(double validShare) => MiswrittenShare / (1 - MiswrittenShare) * validShare;

    /// <summary>The likeliest readings with confidence e^s / (Z + κ).</summary>
    /// <param name="probabilities">Readings with e^s; the same reading may come from several rows.</param>
    /// <param name="total">Z, the summed probability of all valid readings.</param>
    /// <param name="kappa">κ.</param>
    public static IReadOnlyList<ScoredNumber> Rank(
        IEnumerable<(string Digits, double Probability, char? Separator)> probabilities, double total, double kappa) =>
        [.. probabilities
            .GroupBy(reading => reading.Digits, StringComparer.Ordinal)
            .Select(same => new ScoredNumber(
                same.Key,
                same.Sum(reading => reading.Probability) / (total + kappa),
                same.MaxBy(reading => reading.Probability).Separator))
            .OrderByDescending(reading => reading.Confidence)
            .ThenBy(reading => reading.Digits, StringComparer.Ordinal)
            .Where((reading, rank) => rank == 0 || reading.Confidence >= LeastConfidence)
            .Take(KeptReadings)];
}
