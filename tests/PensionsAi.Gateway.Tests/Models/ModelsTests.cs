using System.Net.Http.Json;
using System.Text.Json;
using PensionsAi.Gateway.Tests.Hosting;

namespace PensionsAi.Gateway.Tests.Models;

public sealed class ModelsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_OfAllServices_AreMergedAndPaged()
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.Developer();
        var all = await caller.GetFromJsonAsync<JsonElement>("/v1/models", Cancelled);
        var second = await caller.GetFromJsonAsync<JsonElement>("/v1/models?limit=2&page=2", Cancelled);

        Assert.Equal(
            ["model-of-classification", "model-of-form-reading", "model-of-masking", "model-of-transcription", "shared"], Names(all));
        Assert.Equal(["model-of-masking", "model-of-transcription"], Names(second));
        Assert.Equal(
            (2, 2, 5), (second.GetProperty("page").GetInt32(), second.GetProperty("limit").GetInt32(), second.GetProperty("totalItems").GetInt32()));
        Assert.Equal(0, all.GetProperty("unavailable").GetArrayLength());
    }

    [Fact]
    public async Task Models_ServiceDown_IsNamed()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Behind["masking"].DisposeAsync();
        using var caller = host.Developer();
        var models = await caller.GetFromJsonAsync<JsonElement>("/v1/models", Cancelled);

        Assert.Equal(["masking"], models.GetProperty("unavailable").EnumerateArray().Select(name => name.GetString()));
        Assert.DoesNotContain("model-of-masking", Names(models));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("page=0", "page")]
    [InlineData("page=x", "page")]
    public async Task Models_InvalidPage_IsRefused(string query, string parameter)
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.Developer();
        using var response = await caller.GetAsync("/v1/models?" + query, Cancelled);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Equal(parameter, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    private static IEnumerable<string?> Names(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(model => model.GetProperty("name").GetString());
}
