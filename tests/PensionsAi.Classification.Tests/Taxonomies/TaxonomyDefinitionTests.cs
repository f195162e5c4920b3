using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Classification.Tests.Taxonomies;

public sealed class TaxonomyDefinitionTests(ClassificationHost host)
{
    private const string Two = """[{"code":"A"},{"code":"B","name":"Bra","description":"Beröm","parent":"A"}]""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_NewChangedAndTheSame_CountsRevisions()
    {
        var path = "/v1/taxonomies/t" + Guid.NewGuid().ToString("N");
        var (_, first) = await PutAsync(path, $$"""{"name":"Mitt","labels":{{Two}}}""");
        var (_, same) = await PutAsync(path, $$"""{"name":"Mitt","labels":{{Two}}}""");
        var (_, second) = await PutAsync(path, $$"""{"name":"Ditt","labels":{{Two}},"revision":1}""");
        var (late, problem) = await PutAsync(path, $$"""{"name":"Vårt","labels":{{Two}},"revision":1}""");

        Assert.Equal([1, 1, 2], [Revision(first), Revision(same), Revision(second)]);
        Assert.Equal((409, "urn:pensionsai:problem:taxonomy-changed"), (late, problem.GetProperty("type").GetString()));
        Assert.Equal("A", first.GetProperty("labels")[0].GetProperty("name").GetString());
        Assert.Equal("A", first.GetProperty("labels")[1].GetProperty("parent").GetString());

        static int Revision(JsonElement taxonomy) => taxonomy.GetProperty("revision").GetInt32();
    }

    [Fact]
    public async Task Put_WhatWasRead_IsTaken()
    {
        var path = "/v1/taxonomies/t" + Guid.NewGuid().ToString("N");
        var (_, first) = await PutAsync(path, $$"""{"name":"Mitt","labels":{{Two}}}""");
        var (status, again) = await PutAsync(path, first.GetRawText());
        Assert.Equal(200, status);
        Assert.True(JsonElement.DeepEquals(first, again));
    }

    [Theory]
    [InlineData("""{"name":"","labels":[{"code":"A"},{"code":"B"}]}""", "name")]
    [InlineData("""{"name":"x","labels":[{"code":"A"}]}""", "labels")]
    [InlineData("""{"name":"x","labels":[{"code":"A"},{"code":"A"}]}""", "labels[1].code")]
    [InlineData("""{"name":"x","labels":[{"code":"A"},{"code":"B C"}]}""", "labels[1].code")]
    [InlineData("""{"name":"x","labels":[{"code":"A"},{"code":"B","parent":"C"}]}""", "labels[1].parent")]
    [InlineData("""{"name":"x","labels":[{"code":"A"},{"code":"B","parent":"B"}]}""", "labels[1].parent")]
    [InlineData("""{"name":"x","labels":[{"code":"A"},{"code":"B","parent":"A"},{"code":"C","parent":"B"}]}""", "labels[2].parent")]
    [InlineData("""{"name":"x","labels":[{"code":"A"},null]}""", "labels[1]")]
    [InlineData("""{"name":"x","labels":[{"code":"A"},{"code":"B"}],"id":"other"}""", "id")]
    public async Task Put_WrongDefinition_NamesTheField(string json, string field)
    {
        var (status, problem) = await PutAsync("/v1/taxonomies/own", json);
        Assert.Equal(400, status);
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Put_SeveralMistakes_AreSaidAtOnce()
    {
        var (_, problem) = await PutAsync("/v1/taxonomies/Own", """{"name":" ","labels":[{"code":"A"},{"code":"?","name":""}]}""");
        Assert.Equal(
            ["id", "labels[1].code", "labels[1].name", "name"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Put_InThePlaceOfAShippedOne_IsRefused()
    {
        var (status, problem) = await PutAsync("/v1/taxonomies/pension-freetext", $$"""{"name":"Mitt","labels":{{Two}}}""");
        Assert.Equal((409, "urn:pensionsai:problem:taxonomy-is-shipped"), (status, problem.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("idea-area")]
    [InlineData("idea-effort")]
    [InlineData("idea-kind")]
    [InlineData("idea-value")]
    public async Task Classify_WithAShippedAxisThatIsUntrained_Is409(string taxonomy)
    {
        var (status, problem) = await host.PostAsync(JsonSerializer.Serialize(new { taxonomy, texts = new[] { new { id = "1", text = "Hej" } } }));
        Assert.Equal((409, "urn:pensionsai:problem:taxonomy-not-trained"), (status, problem.GetProperty("type").GetString()));
    }

    private async Task<(int Status, JsonElement Body)> PutAsync(string path, string json)
    {
        using var client = host.Client(Scopes.Train);
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PutAsync(path, content, Cancelled);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled));
    }
}
