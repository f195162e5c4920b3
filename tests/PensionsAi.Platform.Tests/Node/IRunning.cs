namespace PensionsAi.Platform.Tests.Node;

/// <summary>What the conformance tests are given: a platform and the collector of its telemetry.</summary>
public interface IRunning
{
    IPlatform Platform { get; }

    Collector Collector { get; }

    /// <summary>Settings of a platform that many tests call from one address, more of them without a valid key than any caller would.</summary>
    static Dictionary<string, string> SettingsWith(Collector collector) => new(collector.Settings) { ["Gateway__FailedAttempts__Burst"] = "10000" };
}
