using System.Reflection;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>Where the build put what the tests start and read.</summary>
internal static class Build
{
    public static string SingleNode { get; } = Metadata("SingleNode");

    public static string PensionFreetext { get; } = Metadata("PensionFreetext");

    public static string MixedLoad { get; } = Metadata("MixedLoad");

    public static string Samples { get; } = Path.Combine(Metadata("Repository"), "docs", "samples");

    private static string Metadata(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
