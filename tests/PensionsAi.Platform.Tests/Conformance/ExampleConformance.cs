using System.IO.Compression;
using System.Text.Json;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>The examples that the platform prints at its start, on the files of <c>docs/samples</c>, through the gateway.</summary>
public abstract class ExampleConformance(IRunning shared)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Maskings_Sample_PersonalDataIsReplacedAndLocated()
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync("/v1/maskings", "application/json", Sample("masking.json"));
        var result = await answer.JsonAsync();

        var first = result.GetProperty("results")[0];
        Assert.Equal("Hej, jag heter [PERSON_1], [PERSONNUMMER_1], och vill ändra min adress.", first.GetProperty("text").GetString());
        var person = first.GetProperty("entities")[0];
        Assert.Equal("PERSON", person.GetProperty("type").GetString());
        Assert.Equal((15, 25), (person.GetProperty("start").GetInt32(), person.GetProperty("end").GetInt32()));
        Assert.Equal("När betalas pensionen ut i december?", result.GetProperty("results")[2].GetProperty("text").GetString());
        AssertNamesModel(result, "pii-sv");
    }

    [Fact]
    public async Task Classifications_Sample_TextsHaveTheirLabels()
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync("/v1/classifications", "application/json", Sample("classification.json"));
        var result = await answer.JsonAsync();

        var results = result.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal("SKATT_UTBETALNING", results[0].GetProperty("labels")[0].GetProperty("code").GetString());
        Assert.Equal("LOGGA_IN_TEKNIK", results[1].GetProperty("labels")[0].GetProperty("code").GetString());
        Assert.Equal("negative", results[1].GetProperty("sentiment").GetProperty("label").GetString());
        Assert.Equal("positive", results[2].GetProperty("sentiment").GetProperty("label").GetString());
        Assert.NotEqual(0, results[0].GetProperty("explanation").GetArrayLength());
        AssertNamesModel(result, "pension-freetext");
    }

    [Fact]
    public async Task FormReadings_Sample_HandwrittenPersonnummerIsRead()
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync("/v1/form-readings?template=field:personnummer", "image/png", Sample("personnummer.png"));
        var result = await answer.JsonAsync();

        Assert.Equal("accepted", result.GetProperty("decision").GetString());
        var field = Assert.Single(result.GetProperty("fields").EnumerateArray());
        Assert.Equal("340101-7003", field.GetProperty("value").GetString());
        Assert.Equal(["date-valid", "checksum-valid"], field.GetProperty("checks").EnumerateArray().Select(check => check.GetString()));
        AssertNamesModel(result, "handwritten-digits");
    }

    /// <summary>That it holds several pages is seen by the service alone, which hands it over to jobs.</summary>
    [Theory]
    [InlineData("application/zip")]
    [InlineData("application/pdf")]
    public async Task FormReadings_FileOfSeveralPages_IsAJob(string contentType)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync("/v1/form-readings", contentType, contentType == "application/pdf" ? TwoEmptyPages : Archive());
        var accepted = await answer.JsonAsync(202);
        Assert.Equal($"/v1/jobs/{accepted.GetProperty("id").GetString()}", answer.Headers.Location?.OriginalString);

        var job = await client.FollowAsync(answer.Headers.Location!);
        Assert.Equal("succeeded", job.GetProperty("status").GetString());
        using var json = await client.GetAsync($"{answer.Headers.Location}/result", Cancelled);
        var result = await json.JsonAsync();
        Assert.Empty(result.GetProperty("readings").EnumerateArray());
        Assert.Equal(2, result.GetProperty("unread").GetArrayLength());
        Assert.All(
            result.GetProperty("unread").EnumerateArray(),
            page => Assert.Equal("urn:pensionsai:problem:template-not-recognised", page.GetProperty("type").GetString()));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{answer.Headers.Location}/result") { Headers = { { "Accept", "text/csv" } } };
        using var csv = await client.SendAsync(request, Cancelled);
        var lines = await csv.Content.ReadAsStringAsync(Cancelled);
        Assert.True(lines.Split("\r\n").Length == 4, lines);
    }

    [Fact]
    public async Task Transcriptions_SampleWithoutWeights_JobFailsAndNamesTheCommand()
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync("/v1/transcriptions?language=sv", "audio/wav", Sample("call.wav"));
        var accepted = await answer.JsonAsync(202);
        Assert.Equal($"/v1/jobs/{accepted.GetProperty("id").GetString()}", answer.Headers.Location?.OriginalString);

        var job = await client.FollowAsync(answer.Headers.Location!);
        Assert.Equal("failed", job.GetProperty("status").GetString());
        var problem = job.GetProperty("problem");
        Assert.Equal("urn:pensionsai:problem:model-not-installed", problem.GetProperty("type").GetString());
        Assert.Contains("./run models pull kb-whisper-small", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var result = await client.GetAsync($"{answer.Headers.Location}/result", Cancelled);
        await result.ProblemAsync(409);
    }

    private static byte[] TwoEmptyPages =>
        """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
        4 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
        trailer <</Root 1 0 R/Size 5>>
        %%EOF
        """u8.ToArray();

    private static byte[] Archive()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["1.png", "2.png"])
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Sample("personnummer.png"));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Build.Samples, name));

    private static void AssertNamesModel(JsonElement result, string name)
    {
        var model = result.GetProperty("model");
        Assert.Equal(name, model.GetProperty("name").GetString());
        Assert.Matches("^[0-9a-f]{64}$", model.GetProperty("sha256").GetString());
    }
}
