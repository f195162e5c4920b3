using PensionsAi.Gateway.Tests.Hosting;

namespace PensionsAi.Gateway.Tests.Routing;

public sealed class ForwardingProblemTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_ServiceDown_IsUnavailable()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Behind["masking"].DisposeAsync();
        using var caller = host.Developer();

        // Refused connections first, and then no address that is healthy: both are told the same.
        for (var attempt = 0; attempt < 15; attempt++)
        {
            using var response = await PostAsync(caller, "/v1/maskings");
            await response.AssertProblemAsync(503, "unavailable");
            Assert.NotNull(response.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task Call_ServiceSilent_TimesOut()
    {
        await using var host = await GatewayHost.StartAsync(("Gateway:ReverseProxy:Clusters:masking:HttpRequest:ActivityTimeout", "00:00:00.500"));
        using var caller = host.Developer();
        using var response = await PostAsync(caller, "/v1/maskings?behave=hang");

        await response.AssertProblemAsync(504, "timeout");
    }

    [Theory]
    [InlineData("break-off", 503, "unavailable")]
    [InlineData("bare-500", 500, "internal-error")]
    [InlineData("bare-404", 404, "not-found")]
    public async Task Call_ServiceFails_IsAProblemDocument(string behaviour, int status, string kind)
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.Developer();
        using var response = await PostAsync(caller, "/v1/maskings?behave=" + behaviour);

        await response.AssertProblemAsync(status, kind);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ServiceAnswersProblem_IsPassedOn()
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.Developer();
        using var response = await PostAsync(caller, "/v1/maskings?behave=problem");

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Contains("its-own", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "not-found")]
    [InlineData("GET", "/nothing.txt", 404, "not-found")]
    [InlineData("GET", "/v1/maskings", 405, "method-not-allowed")]
    [InlineData("PUT", "/v1/jobs/0199f3a0-0000-7000-8000-000000000001", 405, "method-not-allowed")]
    public async Task Call_UnknownPathOrMethod_IsAProblemDocument(string method, string path, int status, string kind)
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.Developer();
        using var response = await caller.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Cancelled);

        await response.AssertProblemAsync(status, kind);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient caller, string path) =>
        caller.PostAsync(path, new StringContent("{}"), Cancelled);
}
