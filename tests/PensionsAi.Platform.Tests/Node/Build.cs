using System.Reflection;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>Where the build put what the tests start and read.</summary>
internal static class Build
{
    public static string SingleNode { get; } = Metadata("SingleNode");

    public static string PensionFreetext { get; } = Metadata("PensionFreetext");

    public static string MixedLoad { get; } = Metadata("MixedLoad");

    /// <summary>The program that hosts a service, or the gateway, alone.</summary>
    public static string Service(string name) => Metadata($"service:{name}");

    public static string Repository { get; } = Metadata("Repository");

    public static string Samples { get; } = Path.Combine(Repository, "docs", "samples");

    private static string Metadata(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
