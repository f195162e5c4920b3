namespace PensionsAi.Classification.Analyze;

/// <summary>Corrects for the number of tests (Benjamini and Hochberg: Controlling the false discovery rate, 1995).</summary>
internal static class FalseDiscovery
{
    /// <summary>The smallest false discovery rate at which each test is still taken for a discovery, 0 to 1, in the order of the tests.</summary>
    public static double[] QValues(IReadOnlyList<double> pValues)
    {
        var order = Enumerable.Range(0, pValues.Count).OrderByDescending(index => pValues[index]).ToArray();
        var result = new double[pValues.Count];
        var smallest = 1.0;
        foreach (var (position, index) in order.Index())
            result[index] = smallest = Math.Min(smallest, pValues[index] * pValues.Count / (pValues.Count - position));
        return result;
    }
}
