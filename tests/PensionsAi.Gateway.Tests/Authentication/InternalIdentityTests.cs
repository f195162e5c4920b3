using Microsoft.IdentityModel.JsonWebTokens;
using PensionsAi.Gateway.Tests.Hosting;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Tests.Authentication;

public sealed class InternalIdentityTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_ForgedTokenAndSecrets_ReachNoService()
    {
        using var caller = shared.Host.CallerWith(Scopes.Mask);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = new StringContent("{}") };
        request.Headers.Add(InternalToken.HeaderName, "forged");
        request.Headers.Add("Authorization", "Bearer secret");
        request.Headers.Add("Cookie", "session=secret");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        request.Headers.Add("X-Forwarded-Prefix", "/elsewhere");
        request.Headers.Add("X-Case-Reference", "AP 2026/17");
        using var response = await caller.SendAsync(request, Cancelled);
        var echo = await response.ReadEchoAsync();

        foreach (var name in (string[])["X-Api-Key", "Authorization", "Cookie", "X-Case-Reference", "X-Forwarded-For", "X-Forwarded-Prefix"])
            Assert.DoesNotContain(name, echo.Headers.Keys);
        var token = new JsonWebTokenHandler().ReadJsonWebToken(echo.Headers[InternalToken.HeaderName]);
        Assert.Equal("mask", token.Subject);
        Assert.Equal(["mask"], token.Claims.Where(claim => claim.Type == "scope").Select(claim => claim.Value));
        Assert.Equal("hooks.example", token.GetClaim("callback_host").Value);
    }

    [Theory]
    [InlineData("AP 2026/17")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Call_CaseReference_IsInTheToken(string reference)
    {
        using var caller = shared.Host.CallerWith(Scopes.Mask);
        using var response = await SendAsync(caller, reference);
        var echo = await response.ReadEchoAsync();

        var token = new JsonWebTokenHandler().ReadJsonWebToken(echo.Headers[InternalToken.HeaderName]);
        Assert.Equal(reference, token.GetClaim("case").Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData("a\tb")]
    public async Task Call_InvalidCaseReference_IsRefused(string reference)
    {
        using var caller = shared.Host.CallerWith(Scopes.Mask);
        using var response = await SendAsync(caller, reference);

        var problem = await response.AssertProblemAsync(400, "invalid-request");
        Assert.True(problem.GetProperty("errors").TryGetProperty("X-Case-Reference", out _));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient caller, string reference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("X-Case-Reference", reference);
        return await caller.SendAsync(request, Cancelled);
    }
}
