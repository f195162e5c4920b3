using YamlDotNet.Serialization;

namespace PensionsAi.Deploy.Tests.Compose;

/// <summary>What the tests look at of a service in the compose file.</summary>
internal sealed class ComposeService
{
    public required string Image { get; init; }

    public bool ReadOnly { get; init; }

    public string? User { get; init; }

    public string? Restart { get; init; }

    public string? StopGracePeriod { get; init; }

    public string? MemLimit { get; init; }

    public List<string> CapDrop { get; init; } = [];

    public List<string> SecurityOpt { get; init; } = [];

    public List<string> Expose { get; init; } = [];

    public List<string> Ports { get; init; } = [];

    public List<string> Tmpfs { get; init; } = [];

    public List<string> Volumes { get; init; } = [];

    public Dictionary<string, string?> Environment { get; init; } = [];

    public Dictionary<string, Dictionary<string, string>> DependsOn { get; init; } = [];

    public Dictionary<string, object>? Healthcheck { get; init; }

    public bool Privileged { get; init; }

    [YamlMember(Alias = "network_mode", ApplyNamingConventions = false)]
    public string? NetworkMode { get; init; }
}
