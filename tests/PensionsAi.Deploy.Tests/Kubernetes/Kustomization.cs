using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>What we use of a <c>kustomization.yaml</c>; an entry beside these fails the reading.</summary>
internal sealed class Kustomization
{
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    public string? Namespace { get; init; }

    public List<string> Resources { get; init; } = [];

    public List<string> Components { get; init; } = [];

    public List<Dictionary<string, string>> Images { get; init; } = [];

    public List<Dictionary<string, string>> Replicas { get; init; } = [];

    public List<Dictionary<string, object>> Patches { get; init; } = [];

    /// <summary>The folders with a kustomization, relative to <c>deploy/kubernetes</c>.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Kubernetes, "kustomization.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Kubernetes, Path.GetDirectoryName(path)!)),
    ];

    public static Kustomization Read(string folder) => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .Build()
        .Deserialize<Kustomization>(File.ReadAllText(Path.Combine(Repository.Kubernetes, folder, "kustomization.yaml")));
}
