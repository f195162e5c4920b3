using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PensionsAi.Gateway.Tests.Hosting;

namespace PensionsAi.Gateway.Tests.Docs;

public sealed partial class DocsTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenApi_IsAValidDocument()
    {
        using var stranger = shared.Host.Stranger();
        var document = await stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancelled);

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty("/v1/maskings", out _));
    }

    [Fact]
    public async Task OpenApi_KnownTag_IsNotSentAgain()
    {
        using var stranger = shared.Host.Stranger();
        using var first = await stranger.GetAsync("/openapi/v1.json", Cancelled);
        Assert.NotNull(first.Headers.ETag);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await stranger.SendAsync(request, Cancelled);

        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Fact]
    public async Task Docs_Page_NeedsNoNetwork()
    {
        using var stranger = shared.Host.Stranger();
        using var response = await stranger.GetAsync("/docs/", Cancelled);
        var html = await response.Content.ReadAsStringAsync(Cancelled);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        Assert.Contains("script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        var scripts = Script().Matches(html).Select(match => match.Groups["address"].Value).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            using var asset = await stranger.GetAsync(new Uri(new Uri(shared.Host.Address, "/docs/"), script), Cancelled);
            asset.EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task ApiInfo_HasWhatTheProfileAsksFor()
    {
        using var caller = shared.Host.Developer();
        var info = await caller.GetFromJsonAsync<JsonElement>("/v1/api-info", Cancelled);

        Assert.Equal(["name", "version", "released", "documentation", "status"], info.EnumerateObject().Select(member => member.Name));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", info.GetProperty("released").GetString());
        Assert.Equal("/docs", info.GetProperty("documentation").GetString());
    }

    [GeneratedRegex("<script[^>]* src=\"(?<address>[^\"]+)\"")]
    private static partial Regex Script();
}
