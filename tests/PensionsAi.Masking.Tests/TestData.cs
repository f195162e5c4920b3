namespace PensionsAi.Masking.Tests;

/// <summary>The data sets, where they are at hand.</summary>
internal static class TestData
{
    /// <summary>The path of a file; the test is skipped when it is not there.</summary>
    public static string PathOf(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
        var path = Path.Combine([root ?? "", .. parts]);
        Assert.SkipWhen(root is null || !File.Exists(path), $"PENSIONSAI_DATA has no {string.Join('/', parts)}.");
        return path;
    }
}
