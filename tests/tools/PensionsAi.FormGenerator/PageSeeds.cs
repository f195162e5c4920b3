namespace PensionsAi.FormGenerator;

/// <summary>Seeds of the pages of a measurement.</summary>
public static class PageSeeds
{
    private const int PerMeasurement = 100_000;

    /// <summary>Seeds of the first pages; those of two measurements never meet.</summary>
    /// <param name="measurement">Which measurement, 0 to 20,000.</param>
    /// <param name="count">How many pages, at most 100,000.</param>
    public static IEnumerable<int> Of(int measurement, int count) => Enumerable.Range(measurement * PerMeasurement, count);
}
