using k8s;
using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>Manifests as typed objects. A field that Kubernetes does not know, or one given twice, fails the reading.</summary>
internal static class Manifests
{
    private static readonly Dictionary<string, Type> OtherTypes = new()
    {
        ["keda.sh/v1alpha1/ScaledObject"] = typeof(ScaledObject),
        ["keda.sh/v1alpha1/TriggerAuthentication"] = typeof(TriggerAuthentication),
    };

    /// <summary>Every file that holds manifests, relative to <c>deploy/kubernetes</c>; kustomizations are read by kustomize.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Kubernetes, "*.yaml", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "kustomization.yaml")
            .Select(path => Path.GetRelativePath(Repository.Kubernetes, path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>All objects of all files.</summary>
    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> All { get; } =
        [.. Files.SelectMany(file => Parse(File.ReadAllText(Path.Combine(Repository.Kubernetes, file))))];

    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Parse(string yaml) =>
        [.. KubernetesYaml.LoadAllFromString(yaml, OtherTypes, strict: true).Cast<IKubernetesObject<V1ObjectMeta>>()];
}
