namespace PensionsAi.Gateway.Tests.Hosting;

/// <summary>One gateway for the tests of a class that change nothing for one another.</summary>
public sealed class SharedGateway : IAsyncLifetime
{
    internal GatewayHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
