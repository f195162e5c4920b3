namespace PensionsAi.Platform.Tests.Node;

/// <summary>One running platform for all tests that leave it as they found it, with a collector that receives its telemetry.</summary>
public class SharedNode : IRunning, IAsyncLifetime
{
    private PlatformNode? _node;
    private Collector? _collector;

    internal PlatformNode Platform => _node!;

    IPlatform IRunning.Platform => _node!;

    Collector IRunning.Collector => _collector!;

    public async ValueTask InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        _node = await PlatformNode.StartAsync(settings: Settings(_collector));
    }

    /// <summary>Environment variables of the platform.</summary>
    protected virtual Dictionary<string, string> Settings(Collector collector) => IRunning.SettingsWith(collector);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_node is not null)
            await _node.DisposeAsync();
        if (_collector is not null)
            await _collector.DisposeAsync();
    }
}
