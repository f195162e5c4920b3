using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>One trigger of a <see cref="ScaledObject"/>.</summary>
public sealed class ScaleTrigger
{
    public string Type { get; set; } = string.Empty;

    public string? MetricType { get; set; }

    public IDictionary<string, string> Metadata { get; set; } = new Dictionary<string, string>();

    public V1LocalObjectReference? AuthenticationRef { get; set; }
}
