using k8s;
using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>What we use of KEDA's ScaledObject, as <c>keda.sh/v1alpha1</c> defines it.</summary>
[KubernetesEntity(Group = "keda.sh", ApiVersion = "v1alpha1", Kind = "ScaledObject", PluralName = "scaledobjects")]
public sealed class ScaledObject : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = string.Empty;

    public string Kind { get; set; } = string.Empty;

    public V1ObjectMeta Metadata { get; set; } = new();

    public ScaledObjectSpec Spec { get; set; } = new();
}
