using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// Sends calls to the gateways in turn, and to none that says it is not ready: what a load balancer before them does. It asks
/// every half second.
/// </summary>
internal sealed class ReadyGateways : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _ended = new();
    private readonly IReadOnlyList<HttpClient> _all;
    private readonly Task _asking;
    private volatile IReadOnlyList<HttpClient> _ready;
    private int _turn;

    public ReadyGateways(PlatformCluster cluster)
    {
        _all = [.. cluster.InstancesOf("gateway").Select(instance => PlatformClients.Create(cluster.AddressOf(instance), cluster.Key))];
        _ready = _all;
        _asking = AskAsync();
    }

    /// <summary>The gateway whose turn it is.</summary>
    public HttpClient Next()
    {
        var ready = _ready;
        return ready[(int)((uint)Interlocked.Increment(ref _turn) % (uint)ready.Count)];
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _asking;
        foreach (var client in _all)
            client.Dispose();
        _ended.Dispose();
    }

    private async Task AskAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            var states = await Task.WhenAll(_all.Select(IsReadyAsync));
            var ready = _all.Where((_, place) => states[place]).ToList();
            if (ready.Count > 0)
                _ready = ready;
            await Task.Delay(Interval);
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient gateway)
    {
        try
        {
            using var answer = await gateway.GetAsync(new Uri("/health/ready", UriKind.Relative), _ended.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
