namespace PensionsAi.FormGenerator;

internal static class RandomExtensions
{
    /// <summary>A number from −1 to 1.</summary>
    public static double NextEither(this Random random) => 2 * random.NextDouble() - 1;
}
