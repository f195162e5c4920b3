using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>The <c>spec</c> of a <see cref="ScaledObject"/>.</summary>
public sealed class ScaledObjectSpec
{
    public V1ObjectReference ScaleTargetRef { get; set; } = new();

    public int MinReplicaCount { get; set; }

    public int MaxReplicaCount { get; set; }

    public int PollingInterval { get; set; }

    public int CooldownPeriod { get; set; }

    public IList<ScaleTrigger> Triggers { get; set; } = [];
}
