namespace PensionsAi.Platform.Tests.Node;

/// <summary>What a <see cref="PlatformCluster"/> is like.</summary>
internal sealed record ClusterOptions
{
    /// <summary>Configuration of every process, by environment variable.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Processes of each service and of the gateway.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>Processes of the services that have another number of them.</summary>
    public IReadOnlyDictionary<string, int> InstancesOf { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Whether a <see cref="FaultProxy"/> stands before broker, database and every service:
    /// <see cref="PlatformCluster.Proxies"/>.
    /// </summary>
    public bool HasProxies { get; init; }

    /// <summary>Processes of a service.</summary>
    public int CountOf(string service) => InstancesOf.GetValueOrDefault(service, Instances);
}
