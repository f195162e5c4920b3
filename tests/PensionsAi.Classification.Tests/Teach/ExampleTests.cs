using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Tests.Tables;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Classification.Tests.Teach;

public sealed class ExampleTests(ClassificationHost host)
{
    private static readonly DefineTaxonomy Definition = new(
        "Svar om brevlådan", [new DefineLabel("KRANGLAR"), new DefineLabel("NOJD"), new DefineLabel("ÖVRIGT")]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_Texts_AreMaskedCountedAndListed()
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);

        var added = await UploadAsync(client, id, "text;labels\nJag heter Anna Öberg, 19900101-2385, det krånglar;KRANGLAR\nSå bra!;NOJD|ÖVRIGT\nFungerar\n;NOJD\n");

        Assert.Equal(new ExamplesAdded(Added: 3, Relabelled: 0, Unchanged: 0, Empty: 1, Labelled: 2, Unlabelled: 1), added);
        var list = await client.GetFromJsonAsync<ExampleList>($"/v1/taxonomies/{id}/examples?state=labelled", JsonConventions.Options, Cancelled);
        Assert.Equal(2, list!.TotalItems);
        Assert.Contains(list.Items, item => item.Text == "Jag heter [PERSON_1], [PERSONNUMMER_1], det krånglar" && item.Labels.SequenceEqual(["KRANGLAR"]));
        Assert.Contains(list.Items, item => item.Labels.SequenceEqual(["NOJD", "ÖVRIGT"]));
    }

    [Fact]
    public async Task List_Upload_HasItsLastTextFirst()
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);
        string[] texts = [.. Enumerable.Range(1, 12).Select(number => $"Fråga nummer {number} om brevlådan")];

        await UploadAsync(client, id, "text;labels\n" + string.Concat(texts.Select(text => text + ";\n")));

        var list = await client.GetFromJsonAsync<ExampleList>($"/v1/taxonomies/{id}/examples", JsonConventions.Options, Cancelled);
        Assert.Equal(texts.Reverse(), list!.Items.Select(item => item.Text));
    }

    [Fact]
    public async Task Upload_KnownTexts_GetTheNewLabelsAndKeepThemWhenNoneAreGiven()
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);
        await UploadAsync(client, id, "text;labels\nDet hakar upp sig;\nHelt okej;NOJD\n");

        var again = await UploadAsync(client, id, "text;labels\ndet  hakar upp SIG ;KRANGLAR\nHelt okej;\nNy text;\nny text;NOJD\n");

        Assert.Equal(new ExamplesAdded(Added: 1, Relabelled: 1, Unchanged: 2, Empty: 0, Labelled: 3, Unlabelled: 0), again);
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData(TableFormats.Xlsx)]
    [InlineData("application/jsonl")]
    public async Task Upload_OtherHeadings_AreTakenByName(string contentType)
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);
        var bytes = contentType switch
        {
            "text/csv" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("svar;kod\nDet går för långsamt;ÖVRIGT\n"),
            TableFormats.Xlsx => Workbook.Of(["svar", "kod"], ["Det går för långsamt", "ÖVRIGT"]),
            _ => Encoding.UTF8.GetBytes("{\"svar\":\"Det går för långsamt\",\"kod\":[\"ÖVRIGT\"]}"),
        };

        var added = await UploadAsync(client, id, bytes, contentType, "?textColumn=Svar&labelColumn=kod");

        Assert.Equal((1, 1), (added.Added, added.Labelled));
    }

    public static TheoryData<string, string, string, int, string> WrongFiles => new()
    {
        { "text/csv", "svar;labels\na;NOJD\n", "", 422, "unknown-column" },
        { "text/csv", "text;labels\na;NOJD\n", "?labelColumn=kod", 422, "unknown-column" },
        { "text/csv", "text;labels\na;NOJD\nb;GLAD\n", "", 422, "unknown-label" },
        { "text/csv", "text;labels\n", "", 422, "empty-table" },
        { "text/csv", "text;labels\n" + new string('a', 100_001) + ";NOJD\n", "", 413, "text-too-long" },
        { "application/jsonl", "[]", "", 422, "unreadable-table" },
        { TableFormats.Xlsx, "PK", "", 422, "unreadable-table" },
        { "text/plain", "a", "", 415, "unsupported-media-type" },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task Upload_WrongFile_IsRefusedAndNothingIsKept(string contentType, string file, string query, int status, string kind)
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);
        using var content = Content(Encoding.UTF8.GetBytes(file), contentType);

        using var response = await client.PostAsync($"/v1/taxonomies/{id}/examples{query}", content, Cancelled);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("urn:pensionsai:problem:" + kind, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("type").GetString());
        var list = await client.GetFromJsonAsync<ExampleList>($"/v1/taxonomies/{id}/examples", JsonConventions.Options, Cancelled);
        Assert.Equal(0, list!.TotalItems);
    }

    [Fact]
    public async Task Upload_UnknownLabel_NamesTheRowAndNotTheCode()
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);
        using var content = Content("text;labels\na;NOJD\nb;Anna Öberg\n"u8.ToArray(), "text/csv");
        using var response = await client.PostAsync($"/v1/taxonomies/{id}/examples", content, Cancelled);
        var problem = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.Contains("Rows: 2", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_SameTextsAtTheSameMoment_AreKeptOnce()
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);
        var file = "text;labels\n" + string.Concat(Enumerable.Range(0, 50).Select(number => $"Det krånglar på sida {(char)('A' + (number % 26))}{number};KRANGLAR\n"));

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UploadAsync(client, id, file)));

        Assert.Equal(50, added.Sum(one => one.Added));
        Assert.All(added, one => Assert.Equal(50, one.Added + one.Relabelled + one.Unchanged));
    }

    [Fact]
    public async Task Upload_TextOfTheGreatestLength_IsKept()
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);
        var text = string.Concat(Enumerable.Repeat("det går bra ", 10_000))[..100_000];
        var added = await UploadAsync(client, id, $"text;labels\n{text};NOJD\n");
        Assert.Equal(1, added.Labelled);
    }

    [Fact]
    public async Task Correction_OfAText_IsMaskedAndKeptAsExample()
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);

        using var response = await client.PostAsJsonAsync(
            "/v1/classifications/corrections", new CorrectClassification(id, "Ring mig på 070-174 06 05, det krånglar", ["KRANGLAR"]), JsonConventions.Options, Cancelled);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var kept = await response.Content.ReadFromJsonAsync<TaxonomyExample>(JsonConventions.Options, Cancelled);
        Assert.Equal(("Ring mig på [PHONE_1], det krånglar", ExampleSource.Correction), (kept!.Text, kept.Source));
        Assert.EndsWith($"/v1/taxonomies/{id}/examples/{kept.Id}", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"taxonomy":"nowhere","text":"a","labels":["A"]}""", 422, "unknown-taxonomy")]
    [InlineData("""{"taxonomy":"idea-kind","text":"a","labels":["A"]}""", 422, "unknown-label")]
    [InlineData("""{"taxonomy":"idea-kind","text":"a","labels":[]}""", 400, "invalid-request")]
    [InlineData("""{"taxonomy":"idea-kind","text":"a","labels":["NYTT","NYTT"]}""", 400, "invalid-request")]
    [InlineData("""{"taxonomy":"idea-kind","text":"a","labels":[null]}""", 400, "invalid-request")]
    [InlineData("""{"taxonomy":"idea-kind","text":"  ","labels":["NYTT"]}""", 400, "invalid-request")]
    public async Task Correction_Wrong_IsRefused(string json, int status, string kind)
    {
        using var client = host.Client(Scopes.Train);
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/v1/classifications/corrections", content, Cancelled);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("urn:pensionsai:problem:" + kind, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Example_LabelledAndRemoved_IsSo()
    {
        var id = await DefineAsync();
        using var client = host.Client(Scopes.Train);
        await UploadAsync(client, id, "text\nDet hakar upp sig\n");
        var example = (await client.GetFromJsonAsync<ExampleList>($"/v1/taxonomies/{id}/examples?state=unlabelled", JsonConventions.Options, Cancelled))!.Items.Single();
        var path = $"/v1/taxonomies/{id}/examples/{example.Id}";

        using var labelled = await client.PutAsJsonAsync(path, new LabelExample(["KRANGLAR"]), JsonConventions.Options, Cancelled);
        var answer = await labelled.Content.ReadFromJsonAsync<TaxonomyExample>(JsonConventions.Options, Cancelled);
        Assert.Equal(["KRANGLAR"], answer!.Labels);
        Assert.NotNull(answer.LabelledAt);

        using var removed = await client.DeleteAsync(path, Cancelled);
        using var again = await client.DeleteAsync(path, Cancelled);
        using var late = await client.PutAsJsonAsync(path, new LabelExample(["KRANGLAR"]), JsonConventions.Options, Cancelled);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (removed.StatusCode, again.StatusCode, late.StatusCode));
    }

    [Theory]
    [InlineData("GET", "/v1/taxonomies/idea-kind/examples")]
    [InlineData("POST", "/v1/taxonomies/idea-kind/examples", "text/csv")]
    [InlineData("POST", "/v1/classifications/corrections")]
    [InlineData("PUT", "/v1/taxonomies/own")]
    public async Task Teaching_WithoutTheScope_IsForbidden(string method, string path, string contentType = "application/json")
    {
        using var client = host.Client(Scopes.Classify);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
            request.Content = new StringContent("{}", Encoding.UTF8, contentType);
        using var response = await client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private async Task<string> DefineAsync()
    {
        var id = "t" + Guid.NewGuid().ToString("N");
        using var client = host.Client(Scopes.Train);
        using var response = await client.PutAsJsonAsync($"/v1/taxonomies/{id}", Definition, JsonConventions.Options, Cancelled);
        response.EnsureSuccessStatusCode();
        return id;
    }

    private static Task<ExamplesAdded> UploadAsync(HttpClient client, string id, string csv) => UploadAsync(client, id, Encoding.UTF8.GetBytes(csv), "text/csv", "");

    private static async Task<ExamplesAdded> UploadAsync(HttpClient client, string id, byte[] file, string contentType, string query)
    {
        using var content = Content(file, contentType);
        using var response = await client.PostAsync($"/v1/taxonomies/{id}/examples{query}", content, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<ExamplesAdded>(JsonConventions.Options, Cancelled))!;
    }

    private static ByteArrayContent Content(byte[] file, string contentType)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
