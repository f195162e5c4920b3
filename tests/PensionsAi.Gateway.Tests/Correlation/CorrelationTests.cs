using PensionsAi.Gateway.Tests.Hosting;

namespace PensionsAi.Gateway.Tests.Correlation;

public sealed class CorrelationTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("case.system-1_A", true)]
    [InlineData("with space", false)]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", false)]
    [InlineData("", false)]
    public async Task CorrelationId_OfTheRightForm_IsPassedOnAndReturned(string id, bool isKept)
    {
        using var caller = shared.Host.Developer();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.TryAddWithoutValidation("X-Correlation-Id", id);
        using var response = await caller.SendAsync(request, Cancelled);
        var echo = await response.ReadEchoAsync();

        var returned = Assert.Single(response.Headers.GetValues("X-Correlation-Id"));
        Assert.Equal(isKept, returned == id);
        Assert.Matches("^[A-Za-z0-9._-]{1,64}$", returned);
        Assert.Equal(returned, echo.Headers["X-Correlation-Id"]);
    }

    [Fact]
    public async Task TraceParent_Given_JoinsCallerGatewayAndService()
    {
        using var caller = shared.Host.Developer();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
        using var response = await caller.SendAsync(request, Cancelled);
        var echo = await response.ReadEchoAsync();

        var returned = Assert.Single(response.Headers.GetValues("traceresponse")).Split('-');
        var passedOn = echo.Headers["traceparent"].Split('-');
        Assert.Equal(TraceId, returned[1]);
        Assert.Equal(TraceId, passedOn[1]);
        Assert.NotEqual("b7ad6b7169203331", returned[2]);
        Assert.NotEqual("b7ad6b7169203331", passedOn[2]);
    }

    [Fact]
    public async Task Problem_OfAnyKind_CarriesTheIds()
    {
        using var stranger = shared.Host.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
        request.Headers.Add("X-Correlation-Id", "mine");
        using var response = await stranger.SendAsync(request, Cancelled);

        var problem = await response.AssertProblemAsync(401, "unauthenticated");
        Assert.Equal(TraceId, problem.GetProperty("traceId").GetString());
        Assert.Equal("/v1/jobs", problem.GetProperty("instance").GetString());
        Assert.Equal("mine", Assert.Single(response.Headers.GetValues("X-Correlation-Id")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }
}
