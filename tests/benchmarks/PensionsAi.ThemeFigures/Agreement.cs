namespace PensionsAi.ThemeFigures;

/// <summary>How well two ways of sorting the same texts agree.</summary>
internal static class Agreement
{
    /// <summary>
    /// Normalised mutual information with the mean of both entropies (Strehl and Ghosh 2002), 0 to 1. It grows with the number of
    /// groups, so only ways with about as many groups may be compared.
    /// </summary>
    public static double NormalizedMutualInformation(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var pairs = first.Zip(second).ToList();
        var joint = Entropy(pairs);
        var (one, other) = (Entropy(first), Entropy(second));
        return one + other == 0 ? 1 : 2 * (one + other - joint) / (one + other);
    }

    private static double Entropy<T>(IReadOnlyCollection<T> values)
        where T : notnull =>
        -values.CountBy(value => value).Sum(entry => (double)entry.Value / values.Count * Math.Log((double)entry.Value / values.Count));
}
