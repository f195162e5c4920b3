using System.Net.Http.Headers;
using System.Text;
using PensionsAi.Platform.Tests.Node;
using PensionsAi.StripComposer;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>Input that is wrong, through the gateway: each has its status, a problem document, and harms nothing.</summary>
public abstract class BadInputConformance(IRunning shared)
{
    private const long MegaByte = 1_000_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/maskings", """{"texts":[{"id":"1","text":""", 400, "invalid-json")]
    [InlineData("/v1/maskings", "", 400, null)]
    [InlineData("/v1/maskings", "null", 400, "invalid-json")]
    [InlineData("/v1/maskings", """{"texts":[]}""", 400, null)]
    [InlineData("/v1/maskings", """{"texts":[{"id":"1"}]}""", 400, null)]
    [InlineData("/v1/maskings", """{"texts":[{"id":"1","text":"Hej"}],"operator":"shout"}""", 400, null)]
    [InlineData("/v1/classifications", """{"texts":[{"id":"1","text":"Hej"}],"taxonomy":"pension-freetext",}""", 400, "invalid-json")]
    [InlineData("/v1/classifications", """{"texts":[{"id":"1","text":"Hej"}],"taxonomy":"no-such"}""", 422, null)]
    public async Task Json_ThatIsWrong_HasItsStatus(string path, string json, int status, string? type)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        foreach (var headers in ((string, string)[][])[[], [("Prefer", "respond-async")]])
        {
            using var answer = await client.PostJsonAsync(path, json, headers);
            var found = await answer.ProblemAsync(status);
            if (type is not null)
                Assert.Equal(type, found);
        }
    }

    [Theory]
    [InlineData("/v1/maskings", "application/json")]
    [InlineData("/v1/classifications", "application/json")]
    [InlineData("/v1/form-readings?template=field:personnummer", "image/png")]
    public async Task Body_Of200MegaBytes_Is413(string path, string mediaType)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ZeroContent(200 * MegaByte) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, Cancelled);
        await answer.ProblemAsync(413);
    }

    [Theory]
    [InlineData("/v1/maskings", "text/plain")]
    [InlineData("/v1/classifications", "application/xml")]
    [InlineData("/v1/transcriptions", "text/plain")]
    public async Task MediaType_ThatIsNotTaken_Is415(string path, string mediaType)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync(path, mediaType, "Hej"u8.ToArray());
        await answer.ProblemAsync(415);
    }

    [Theory]
    [InlineData("")]
    [InlineData("This is a text and no recording, however it is called.")]
    public async Task Audio_ThatIsNone_Is422(string body)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync("/v1/transcriptions", "audio/wav", Encoding.UTF8.GetBytes(body));
        await answer.ProblemAsync(422);
    }

    public static TheoryData<string, byte[], string, int> BadPictures => new()
    {
        { "text called PNG", "This is a text and no picture, however it is called."u8.ToArray(), "field:personnummer", 422 },
        { "empty", [], "field:personnummer", 422 },
        { "truncated PNG", Sample[..(Sample.Length / 2)], "field:personnummer", 422 },
        { "20,000 squared", BlackPng.Create(20_000, 20_000), "field:personnummer", 413 },
        { "unknown template", Sample, "no-such-form", 422 },
    };

    private static byte[] Sample => File.ReadAllBytes(Path.Combine(Build.Samples, "personnummer.png"));

    [Theory]
    [MemberData(nameof(BadPictures))]
    public async Task Picture_ThatIsWrong_HasItsStatusAtOnceAndAsAJob(string what, byte[] body, string template, int status)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostAsync($"/v1/form-readings?template={template}", "image/png", body);
        var type = await answer.ProblemAsync(status);

        // What the first 64 KiB show is refused at the POST, and what shows later fails the job in the same way.
        using var accepted = await client.PostAsync($"/v1/form-readings?template={template}", "image/png", body, ("Prefer", "respond-async"));
        if (accepted.Headers.Location is not { } location)
        {
            Assert.Equal(type, await accepted.ProblemAsync(status));
            return;
        }

        var problem = (await client.FollowAsync(location)).GetProperty("problem");
        Assert.True(status == problem.GetProperty("status").GetInt32(), what);
        Assert.EndsWith($":{type}", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1/jobs/01a20da8-c416-717e-a93f-73a5dd114d0e")]
    [InlineData("GET", "/v1/jobs/01a20da8-c416-717e-a93f-73a5dd114d0e/result")]
    [InlineData("GET", "/v1/jobs/not-an-id")]
    [InlineData("DELETE", "/v1/jobs/01a20da8-c416-717e-a93f-73a5dd114d0e")]
    [InlineData("GET", "/v1/taxonomies/no-such")]
    [InlineData("GET", "/v1/no-such-path")]
    public async Task Resource_ThatIsNotThere_Is404(string method, string path)
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Cancelled);
        await answer.ProblemAsync(404);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pai_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("local")]
    public async Task Key_Wrong_Is401(string? key)
    {
        using var client = shared.Platform.Client(null);
        if (key is not null)
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        using var answer = await client.PostJsonAsync("/v1/maskings", """{"texts":[{"id":"1","text":"Hej"}]}""");
        await answer.ProblemAsync(401);
    }

    [Fact]
    public async Task Accept_ThatCannotBeMet_Is406()
    {
        using var client = shared.Platform.Client(shared.Platform.Key);
        using var answer = await client.PostJsonAsync("/v1/maskings", """{"texts":[{"id":"1","text":"Hej"}]}""", ("Accept", "image/png"));
        await answer.ProblemAsync(406);
    }
}
