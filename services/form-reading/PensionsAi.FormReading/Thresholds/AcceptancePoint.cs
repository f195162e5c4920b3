using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>How much is accepted from a threshold on, and how much of it wrongly.</summary>
/// <param name="Threshold">Confidence, 0 to 1.</param>
/// <param name="Accepted">How many fields.</param>
/// <param name="Wrong">How many of these.</param>
/// <param name="Total">Of how many fields in all.</param>
internal readonly record struct AcceptancePoint(double Threshold, int Accepted, int Wrong, int Total)
{
    /// <summary>Accepted of all, 0 to 1.</summary>
    public double Coverage => Total == 0 ? 0 : (double)Accepted / Total;

    /// <summary>Wrong of the accepted, 0 to 1.</summary>
    public double Error => Accepted == 0 ? 0 : (double)Wrong / Accepted;

    /// <summary>The share of wrong ones that is exceeded with a probability of 5 % at most, 0 to 1.</summary>
    public double Bound => BinomialBound.Upper95(Wrong, Accepted);
}
