using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Tests.Hosting;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Tests.Authentication;

public sealed class ScopeTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private static readonly string[] Public =
        ["/", "/review/sign-in", "/review/sign-out", "/analyse/sign-in", "/analyse/sign-out", "/health/live", "/health/ready", "/health/startup", "/openapi/v1.json"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string?> Calls => new()
    {
        { "POST", "/v1/maskings", Scopes.Mask },
        { "POST", "/v1/classifications", Scopes.Classify },
        { "POST", "/v1/form-readings?template=field:personnummer", Scopes.ReadForms },
        { "POST", "/v1/transcriptions?language=sv", Scopes.Transcribe },
        { "GET", "/v1/taxonomies", Scopes.Classify },
        { "GET", "/v1/taxonomies/pension-freetext", Scopes.Classify },
        { "GET", "/v1/jobs", null },
        { "GET", "/v1/jobs/0199f3a0-0000-7000-8000-000000000001", null },
        { "DELETE", "/v1/jobs/0199f3a0-0000-7000-8000-000000000001", null },
        { "GET", "/v1/jobs/0199f3a0-0000-7000-8000-000000000001/result", null },
        { "GET", "/v1/api-info", null },
        { "GET", "/v1/models", null },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_EveryScopeAndNone_OnlyTheRightOnePasses(string method, string path, string? needed)
    {
        using var stranger = shared.Host.Stranger();
        using var refused = await SendAsync(stranger, method, path);
        await refused.AssertProblemAsync(401, "unauthenticated");
        Assert.Contains("X-Api-Key", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);

        foreach (var scope in Scopes.All)
        {
            using var caller = shared.Host.CallerWith(scope);
            using var answer = await SendAsync(caller, method, path);
            if (needed is null || needed == scope)
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            else
                await answer.AssertProblemAsync(403, "missing-scope");
        }
    }

    [Fact]
    public void Endpoints_All_NameAPolicyOrArePublic()
    {
        var endpoints = shared.Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();

        Assert.True(endpoints.Count > 20);
        foreach (var endpoint in endpoints)
        {
            var path = endpoint.RoutePattern.RawText!;
            if (Public.Contains(path) || path.StartsWith("/docs", StringComparison.Ordinal) || path.StartsWith("docs", StringComparison.Ordinal))
                Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
            else
                Assert.Contains(endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy, GatewayPolicies.All);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/startup")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/")]
    public async Task Public_WithoutKey_IsAnswered(string path)
    {
        using var stranger = shared.Host.Stranger();
        using var answer = await stranger.GetAsync(path, Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path) => client.SendAsync(
        new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? new StringContent("{}") : null }, Cancelled);
}
