using PensionsAi.Gateway.Tests.Hosting;

namespace PensionsAi.Gateway.Tests.Routing;

public sealed class ForwardingTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/maskings", null, null, "masking")]
    [InlineData("/v1/maskings", "respond-async", null, "jobs")]
    [InlineData("/v1/maskings", "handling=lenient, Respond-Async", null, "jobs")]
    [InlineData("/v1/maskings", "return=minimal", null, "masking")]
    [InlineData("/v1/maskings", null, "key-1", "jobs")]
    [InlineData("/v1/maskings", "respond-async", "key-1", "jobs")]
    [InlineData("/v1/maskings?callbackUrl=https://hooks.example/done", null, null, "jobs")]
    [InlineData("/v1/maskings?callbackUrl=https://hooks.example/done", "respond-async", "key-1", "jobs")]
    [InlineData("/v1/classifications", null, null, "classification")]
    [InlineData("/v1/classifications?callbackUrl=https://hooks.example/done", null, null, "jobs")]
    [InlineData("/v1/classifications", "respond-async", null, "jobs")]
    [InlineData("/v1/classifications", null, "key-1", "jobs")]
    [InlineData("/v1/form-readings?template=field:personnummer", null, null, "form-reading")]
    [InlineData("/v1/form-readings?template=field:personnummer", "respond-async", null, "jobs")]
    [InlineData("/v1/form-readings?template=field:personnummer", null, "key-1", "jobs")]
    [InlineData("/v1/form-readings?template=field:personnummer&callbackUrl=https://hooks.example/done", null, null, "jobs")]
    [InlineData("/v1/transcriptions?language=sv", null, null, "jobs")]
    public async Task Post_PreferKeyAndCallback_ChooseTheService(string path, string? prefer, string? key, string service)
    {
        using var caller = shared.Host.Developer();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}") };
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await caller.SendAsync(request, Cancelled);
        var echo = await response.ReadEchoAsync();

        Assert.Equal(service, echo.Service);
        Assert.Equal(path, echo.Path + Uri.UnescapeDataString(echo.Query));
        Assert.Equal(prefer, echo.Headers.GetValueOrDefault("Prefer"));
        Assert.Equal(key, echo.Headers.GetValueOrDefault("Idempotency-Key"));
        Assert.False(response.Headers.Contains("X-Model"));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Events_AsTheyCome_ArePassedOnUnbuffered()
    {
        using var caller = shared.Host.Developer();
        using var response = await caller.GetAsync(
            "/v1/jobs/0199f3a0-0000-7000-8000-000000000001/events", HttpCompletionOption.ResponseHeadersRead, Cancelled);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancelled));

        // The second event is sent only after the first was read here.
        Assert.Equal("event: job", await reader.ReadLineAsync(Cancelled));
        Assert.Equal("data: 1", await reader.ReadLineAsync(Cancelled));
        shared.Host.Behind["jobs"].NextEvent.Release();
        await reader.ReadLineAsync(Cancelled);
        Assert.Equal("event: job", await reader.ReadLineAsync(Cancelled));
        Assert.Equal("data: 2", await reader.ReadLineAsync(Cancelled));
        shared.Host.Behind["jobs"].NextEvent.Release();
    }

    [Fact]
    public async Task Stop_WhileEventsAreFollowed_DoesNotWaitForThem()
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.Developer();
        using var response = await caller.GetAsync(
            "/v1/jobs/0199f3a0-0000-7000-8000-000000000001/events", HttpCompletionOption.ResponseHeadersRead, Cancelled);

        var start = TimeProvider.System.GetTimestamp();
        await host.StopAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Upload_Of200Megabytes_Passes()
    {
        const long Length = 200L * 1024 * 1024;
        using var caller = shared.Host.Developer();
        using var content = new ZeroContent(Length, announce: true);
        using var response = await caller.PostAsync("/v1/transcriptions", content, Cancelled);

        Assert.Equal(Length, (await response.ReadEchoAsync()).BodyBytes);
    }

    [Fact]
    public async Task PathBase_Configured_IsTakenOffAndToldToServices()
    {
        await using var host = await GatewayHost.StartAsync(("Gateway:PathBase", "/pensionsai"));
        using var caller = host.Developer();
        using var response = await caller.GetAsync("/pensionsai/v1/jobs", Cancelled);
        var echo = await response.ReadEchoAsync();

        Assert.Equal("/v1/jobs", echo.Path);
        Assert.Equal("/pensionsai", echo.Headers["X-Forwarded-Prefix"]);
    }
}
