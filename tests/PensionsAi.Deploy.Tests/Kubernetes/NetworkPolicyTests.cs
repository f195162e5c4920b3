using k8s.Models;

namespace PensionsAi.Deploy.Tests.Kubernetes;

/// <summary>What the policies together allow, asked of them as a cluster asks: a connection needs a way out and a way in.</summary>
public sealed class NetworkPolicyTests
{
    private static readonly IReadOnlyList<Workload> Workloads = Workload.In(Manifests.All);

    // Of the two components that say where bus and database are, the one that puts them into the namespace.
    private static readonly IReadOnlyList<V1NetworkPolicy> Policies = Load("base/network.yaml", "components/trial-data/network.yaml");

    [Fact]
    public void DefaultDeny_HoldsForEveryPodInBothDirections()
    {
        var policy = Policies.Single(entry => entry.Metadata.Name == "default-deny").Spec;

        Assert.Null(policy.PodSelector.MatchLabels);
        Assert.Null(policy.PodSelector.MatchExpressions);
        Assert.Equal(["Egress", "Ingress"], policy.PolicyTypes.Order());
        Assert.Null(policy.Ingress);
        Assert.Null(policy.Egress);
    }

    [Fact]
    public void Connections_AreThoseOfTheArchitecture()
    {
        string[] services = ["masking", "classification", "form-reading", "transcription"];
        List<string> expected =
        [
            "gateway > jobs:8080",
            "classification > jobs:8080",
            "classification > masking:8080",
            "form-reading > jobs:8080",
            "transcription > classification:8080",
            "transcription > masking:8080",
            .. services.SelectMany(service => new[] { $"gateway > {service}:8080", $"jobs > {service}:8080" }),
            .. services.Append("gateway").Append("jobs").SelectMany(name => new[] { $"{name} > rabbitmq:5672", $"{name} > postgresql:5432" }),
        ];

        var allowed = from source in Workloads
                      from target in Workloads
                      where source != target
                      from port in target.Container.Ports.Select(port => port.ContainerPort)
                      where Leaves(source, target, port) && Enters(source, target, port)
                      select $"{source.Name} > {target.Name}:{port}";

        Assert.Equal(expected.Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OtherNamespaces_ReachTheGatewayAndMetricsByLabelAlone()
    {
        var peers = Policies.SelectMany(policy => policy.Spec.Ingress ?? []).SelectMany(rule => rule.FromProperty).Where(peer => peer.NamespaceSelector is not null);

        Assert.Equal(
            ["pensionsai.platform/callers", "pensionsai.platform/monitoring"], peers.Select(peer => Assert.Single(peer.NamespaceSelector.MatchLabels).Key).Order());
        Assert.All(Policies.SelectMany(policy => policy.Spec.Ingress ?? []), rule => Assert.NotEmpty(rule.FromProperty));
    }

    [Fact]
    public void OutsideAddresses_AreReachedByJobsForCallbacksAlone()
    {
        var policy = Assert.Single(Policies, policy => Egress(policy).Any(rule => rule.To.Any(peer => peer.IpBlock is not null)));
        var rule = Egress(policy).Single(rule => rule.To.Any(peer => peer.IpBlock is not null));

        Assert.Equal(["jobs"], Workloads.Where(workload => Selects(policy.Spec.PodSelector, workload)).Select(workload => workload.Name));
        Assert.Equal("443", Assert.Single(rule.Ports).Port.Value);
        Assert.Contains("169.254.0.0/16", Assert.Single(rule.To).IpBlock.Except);
    }

    [Fact]
    public void ExternalData_IsReachedOnTheServersPortsAlone_AndNowhereUntilTheSiteSaysWhere()
    {
        var policy = Assert.Single(Load("components/external-data/network.yaml")).Spec;
        var rule = Assert.Single(policy.Egress);

        Assert.All(Workloads.Where(workload => workload.Role != "data"), workload => Assert.True(Selects(policy.PodSelector, workload)));
        Assert.Equal("192.0.2.0/24", Assert.Single(rule.To).IpBlock.Cidr);
        Assert.Equal(["5432", "5671", "5672"], rule.Ports.Select(port => port.Port.Value).Order());
    }

    private static IReadOnlyList<V1NetworkPolicy> Load(params string[] files) =>
        [.. files.SelectMany(file => Manifests.Parse(File.ReadAllText(Path.Combine(Repository.Kubernetes, file)))).Cast<V1NetworkPolicy>()];

    private static IEnumerable<V1NetworkPolicyEgressRule> Egress(V1NetworkPolicy policy) => policy.Spec.Egress ?? [];

    private static bool Leaves(Workload source, Workload target, int port) =>
        Policies.Where(policy => Selects(policy.Spec.PodSelector, source)).SelectMany(Egress)
            .Any(rule => HasPort(rule.Ports, port) && rule.To.Any(peer => IsPeer(peer, target)));

    private static bool Enters(Workload source, Workload target, int port) =>
        Policies.Where(policy => Selects(policy.Spec.PodSelector, target)).SelectMany(policy => policy.Spec.Ingress ?? [])
            .Any(rule => HasPort(rule.Ports, port) && rule.FromProperty.Any(peer => IsPeer(peer, source)));

    private static bool HasPort(IList<V1NetworkPolicyPort> ports, int port) =>
        ports.Any(entry => entry.Protocol == "TCP" && entry.Port.Value == port.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsPeer(V1NetworkPolicyPeer peer, Workload workload) =>
        peer is { PodSelector: not null, NamespaceSelector: null } && Selects(peer.PodSelector, workload);

    private static bool Selects(V1LabelSelector selector, Workload workload) =>
        (selector.MatchLabels ?? new Dictionary<string, string>()).All(label => workload.Labels.Contains(label))
        && (selector.MatchExpressions ?? []).All(expression => expression.OperatorProperty == "In"
            && workload.Labels.TryGetValue(expression.Key, out var value) && expression.Values.Contains(value));
}
