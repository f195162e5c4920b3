namespace PensionsAi.Platform.Tests.Node;

/// <summary>What the conformance tests are given: a platform and the collector of its telemetry.</summary>
public interface IRunning
{
    IPlatform Platform { get; }

    Collector Collector { get; }
}
