namespace PensionsAi.Gateway.Tests.Hosting;

/// <summary>How a process leaves.</summary>
public sealed class DrainTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_WhileItDrains_CallsAreAnsweredAndConnectionsClosed()
    {
        await using var host = await GatewayHost.StartAsync(("Platform:Drain:Delay", "00:00:05"));
        using var caller = host.Developer();
        using (var before = await caller.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancelled))
        {
            before.EnsureSuccessStatusCode();
            Assert.Null(before.Headers.ConnectionClose);
        }

        using var events = await caller.GetAsync(
            new Uri("/v1/jobs/0199f3a0-0000-7000-8000-000000000001/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancelled);
        using var stream = new StreamReader(await events.Content.ReadAsStreamAsync(Cancelled));
        Assert.Equal("event: job", await stream.ReadLineAsync(Cancelled));

        var stopping = host.StopAsync();
        using var ready = await caller.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancelled);
        await ready.AssertProblemAsync(503, "not-healthy");
        Assert.True(ready.Headers.ConnectionClose);

        using var answer = await caller.PostAsync(new Uri("/v1/maskings", UriKind.Relative), new StringContent("{}"), Cancelled);
        answer.EnsureSuccessStatusCode();
        Assert.True(answer.Headers.ConnectionClose);

        // Who follows events is let go last, so as not to come back to this process.
        host.Behind["jobs"].NextEvent.Release();
        Assert.Equal("data: 1", await stream.ReadLineAsync(Cancelled));
        Assert.Equal(string.Empty, await stream.ReadLineAsync(Cancelled));
        Assert.Equal("event: job", await stream.ReadLineAsync(Cancelled));
        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.ReadToEndAsync(Cancelled));
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.GetAsync(new Uri("/health/live", UriKind.Relative), Cancelled));
    }
}
