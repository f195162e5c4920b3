using k8s;
using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>What we use of KEDA's TriggerAuthentication, as <c>keda.sh/v1alpha1</c> defines it.</summary>
[KubernetesEntity(Group = "keda.sh", ApiVersion = "v1alpha1", Kind = "TriggerAuthentication", PluralName = "triggerauthentications")]
public sealed class TriggerAuthentication : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = string.Empty;

    public string Kind { get; set; } = string.Empty;

    public V1ObjectMeta Metadata { get; set; } = new();

    public TriggerAuthenticationSpec Spec { get; set; } = new();
}
