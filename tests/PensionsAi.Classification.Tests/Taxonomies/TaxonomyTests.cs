using System.Text.Json;
using PensionsAi.Classification.Domain;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Classification.Tests.Taxonomies;

public sealed class TaxonomyTests(ClassificationHost host)
{
    [Theory]
    [InlineData("?limit=4", 4)]
    [InlineData("?limit=1&page=5", 1)]
    [InlineData("?limit=100&page=1000000", 0)]
    public async Task List_Page_HoldsItsItems(string query, int items)
    {
        var (status, body) = await GetAsync("/v1/taxonomies" + query);
        Assert.Equal(200, status);
        Assert.Equal(items, body.GetProperty("items").GetArrayLength());
        // Other tests define some of their own.
        Assert.True(body.GetProperty("totalItems").GetInt32() >= 5);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?page=0")]
    [InlineData("?page=1000001")]
    [InlineData("?page=x")]
    public async Task List_BadPaging_Is400(string query)
    {
        var (status, _) = await GetAsync("/v1/taxonomies" + query);
        Assert.Equal(400, status);
    }

    [Fact]
    public async Task Get_Known_DescribesFourteenLabels()
    {
        var (status, body) = await GetAsync("/v1/taxonomies/pension-freetext");
        Assert.Equal(200, status);
        Assert.Equal(14, body.GetProperty("labels").GetArrayLength());
        Assert.All(body.GetProperty("labels").EnumerateArray(), label => Assert.NotEmpty(label.GetProperty("description").GetString()!));
    }

    [Fact]
    public async Task Get_Unknown_Is404()
    {
        var (status, body) = await GetAsync("/v1/taxonomies/no-such");
        Assert.Equal(404, status);
        Assert.Equal("urn:pensionsai:problem:not-found", body.GetProperty("type").GetString());
    }

    [Fact]
    public void PensionFreetext_Labels_AreTheModels() =>
        Assert.Equal(
            ShippedTaxonomies.PensionFreetext.Labels.Select(label => label.Code).Order(StringComparer.Ordinal),
            CommittedModel.Labeller.Labels.Order(StringComparer.Ordinal));

    private async Task<(int Status, JsonElement Body)> GetAsync(string path)
    {
        using var client = host.Client(Scopes.Classify);
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
