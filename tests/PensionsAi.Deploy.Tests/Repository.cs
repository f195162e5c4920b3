using System.Reflection;

namespace PensionsAi.Deploy.Tests;

/// <summary>Where the files under test are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("Repository");

    /// <summary>The version that the programs are built with.</summary>
    public static string Version { get; } = Metadata("Version");

    public static string Kubernetes { get; } = PathOf("deploy/kubernetes");

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    private static string Metadata(string key) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
