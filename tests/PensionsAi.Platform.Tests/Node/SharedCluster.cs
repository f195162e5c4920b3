using Xunit.Sdk;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>One platform of separate processes for all tests that leave it as they found it.</summary>
public class SharedCluster : IRunning, IAsyncLifetime
{
    private PlatformCluster? _cluster;
    private Collector? _collector;

    // Asked by each test: what a fixture throws at its start fails its tests, instead of skipping them.
    IPlatform IRunning.Platform => _cluster ?? throw SkipException.ForSkip(PlatformCluster.Missing!);

    Collector IRunning.Collector => _collector!;

    public async ValueTask InitializeAsync()
    {
        if (PlatformCluster.Missing is not null)
            return;
        _collector = await Collector.StartAsync();
        _cluster = await PlatformCluster.StartAsync(new ClusterOptions { Settings = Settings(_collector) });
    }

    /// <inheritdoc cref="SharedNode.Settings"/>
    protected virtual Dictionary<string, string> Settings(Collector collector) => IRunning.SettingsWith(collector);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        if (_collector is not null)
            await _collector.DisposeAsync();
    }
}
