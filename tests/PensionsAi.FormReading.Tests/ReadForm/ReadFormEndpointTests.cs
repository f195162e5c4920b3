using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.ReadForm;

public sealed class ReadFormEndpointTests(FormReadingHost host)
{
    private const string Personnummer = "?template=field:personnummer";

    [Fact]
    public async Task Post_Strip_AnswersAsDescribed()
    {
        var (status, body) = await PostAsync(Personnummer, TestPictures.Strip("340101-7003"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("field:personnummer", body.GetProperty("template").GetString());
        Assert.Equal("1", body.GetProperty("templateVersion").GetString());
        Assert.Equal(JsonValueKind.Null, body.GetProperty("file").ValueKind);
        Assert.Equal(1, body.GetProperty("pages").GetInt32());
        Assert.Equal("handwritten-digits", body.GetProperty("model").GetProperty("name").GetString());
        var field = body.GetProperty("fields")[0];
        Assert.Equal("personnummer", field.GetProperty("name").GetString());
        Assert.Equal("personnummer", field.GetProperty("type").GetString());
        Assert.Equal("340101-7003", field.GetProperty("suggestion").GetString());
        Assert.Equal(1, field.GetProperty("page").GetInt32());
        Assert.True(field.GetProperty("boundingBox").GetProperty("width").GetInt32() > 100);
        var accepted = field.GetProperty("accepted").GetBoolean();
        Assert.Equal(accepted ? "accepted" : "review", body.GetProperty("decision").GetString());
        Assert.Equal(accepted ? "340101-7003" : null, field.GetProperty("value").GetString());
        Assert.Equal(accepted, body.GetProperty("reviewId").ValueKind == JsonValueKind.Null);
    }

    /// <summary>The picture that the examples of the documentation send.</summary>
    [Fact]
    public async Task Post_SamplePicture_IsAccepted()
    {
        var picture = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "personnummer.png"), TestContext.Current.CancellationToken);
        var (_, body) = await PostAsync(Personnummer, picture);
        Assert.Equal("340101-7003", body.GetProperty("fields")[0].GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("19340101-7003", "19340101-7003")]
    [InlineData("193401017003", "19340101-7003")]
    [InlineData("3401017003", "340101-7003")]
    [InlineData("240101+7005", "240101+7005")]
    public async Task Post_OtherSpellings_AreRead(string written, string expected)
    {
        var (_, body) = await PostAsync(Personnummer, TestPictures.Strip(written, seed: 5));
        Assert.Equal(expected, body.GetProperty("fields")[0].GetProperty("suggestion").GetString());
    }

    [Theory]
    [InlineData("?template=field:digits&length=4", "2718", "2718")]
    [InlineData("?template=field:digits", "31415", "31415")]
    public async Task Post_Digits_AreRead(string query, string written, string expected)
    {
        var (_, body) = await PostAsync(query, TestPictures.Strip(written));
        Assert.Equal(expected, body.GetProperty("fields")[0].GetProperty("suggestion").GetString());
    }

    [Fact]
    public async Task Post_DigitsOfAnotherLength_AreNotAccepted()
    {
        var (_, body) = await PostAsync("?template=field:digits&length=5", TestPictures.Strip("2718"));
        Assert.Equal("review", body.GetProperty("decision").GetString());
    }

    [Theory]
    [InlineData(".jpg", "image/jpeg")]
    [InlineData(".tif", "image/tiff")]
    public async Task Post_OtherFormats_AreRead(string suffix, string contentType)
    {
        var picture = TestPictures.Convert(TestPictures.Strip("340101-7003"), image => image.Copy(), suffix);
        var (status, body) = await PostAsync(Personnummer, picture, contentType);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("340101-7003", body.GetProperty("fields")[0].GetProperty("suggestion").GetString());
    }

    [Fact]
    public async Task Post_ChangedPictures_AreReadAlike()
    {
        var strip = TestPictures.Strip("340101-7003", style: new StripStyle { Height = 160, MinGap = 0.1 });
        byte[][] pictures =
        [
            TestPictures.Convert(strip, image => image.Invert()),
            TestPictures.Convert(strip, image => image.Resize(0.3)),
            TestPictures.Convert(strip, image => image.Resize(4)),
            TestPictures.Convert(strip, image => image.Cast(NetVips.Enums.BandFormat.Ushort).Linear([257.0], [0.0]).Cast(NetVips.Enums.BandFormat.Ushort).Copy(interpretation: NetVips.Enums.Interpretation.Grey16)),
            TestPictures.Convert(strip, image => image.Bandjoin(image, image).Copy(interpretation: NetVips.Enums.Interpretation.Srgb).Bandjoin(255)),
            TestPictures.Convert(strip, image => image.Embed(150, 400, image.Width + 300, image.Height + 800, extend: NetVips.Enums.Extend.Background, background: [235.0])),
        ];
        foreach (var picture in pictures)
        {
            var (_, body) = await PostAsync(Personnummer, picture);
            Assert.Equal("340101-7003", body.GetProperty("fields")[0].GetProperty("suggestion").GetString());
        }
    }

    [Fact]
    public async Task Post_BlankPaper_IsReviewWithoutSuggestion()
    {
        var (status, body) = await PostAsync(Personnummer, TestPictures.Blank(600, 100));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("review", body.GetProperty("decision").GetString());
        var field = body.GetProperty("fields")[0];
        Assert.Equal(JsonValueKind.Null, field.GetProperty("suggestion").ValueKind);
        Assert.Equal(JsonValueKind.Null, field.GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, field.GetProperty("boundingBox").ValueKind);
    }

    [Theory]
    [InlineData("?length=4", 400, "invalid-request")]
    [InlineData("?template=field:", 422, "unknown-template")]
    [InlineData("?template=field:date&length=8", 400, "invalid-request")]
    [InlineData("?template=premiepension-1999", 422, "unknown-template")]
    [InlineData("?template=FIELD:PERSONNUMMER", 422, "unknown-template")]
    [InlineData("?template=field:digits&length=0", 400, "invalid-request")]
    [InlineData("?template=field:digits&length=21", 400, "invalid-request")]
    [InlineData("?template=field:digits&length=-4", 400, "invalid-request")]
    [InlineData("?template=field:digits&length=four", 400, "invalid-request")]
    [InlineData("?template=field:digits&length=4,0", 400, "invalid-request")]
    [InlineData("?template=field:digits&length=", 400, "invalid-request")]
    [InlineData("?template=field:personnummer&length=10", 400, "invalid-request")]
    public async Task Post_BadQuery_IsAProblem(string query, int status, string kind)
    {
        await AssertProblemAsync(query, TestPictures.Blank(60, 20), "image/png", status, kind);
        await AssertProblemAsync(query, TestPictures.Blank(60, 20), "image/png", status, kind, "/internal/checks/v1/form-readings");
    }

    /// <summary>Whether a page has a code is seen when it is read, not at the check.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?template=")]
    public Task Post_NoTemplateAndNoCode_IsNotRecognised(string query) =>
        AssertProblemAsync(query, TestPictures.Blank(60, 20), "image/png", 422, "template-not-recognised");

    [Theory]
    [InlineData("2026-11-26", "2026-11-26")]
    [InlineData("20261126", "2026-11-26")]
    public async Task Post_Dates_AreRead(string written, string expected)
    {
        var (_, body) = await PostAsync("?template=field:date", TestPictures.Strip(written));
        Assert.Equal(expected, body.GetProperty("fields")[0].GetProperty("suggestion").GetString());
        Assert.Equal("date", body.GetProperty("fields")[0].GetProperty("type").GetString());
    }

    public static TheoryData<string, byte[], string, int, string> BadBodies => new()
    {
        { "text", Encoding.UTF8.GetBytes("Anna, 340101-7003"), "image/png", 422, "unreadable-image" },
        { "empty", [], "image/png", 422, "unreadable-image" },
        { "gif", "GIF89a\u0001\u0000\u0001\u0000"u8.ToArray(), "image/png", 422, "unreadable-image" },
        { "svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "image/png", 422, "unreadable-image" },
        { "magic alone", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", 422, "unreadable-image" },
        { "truncated", TestPictures.Blank(600, 400)[..^40], "image/png", 422, "unreadable-image" },
        { "20,000 squared", BlackPng.Create(20_000, 20_000), "image/png", 413, "payload-too-large" },
        { "over 25 MB", new byte[25_000_001], "image/png", 413, "payload-too-large" },
        { "pdf", "%PDF-1.7"u8.ToArray(), "application/pdf", 415, "unsupported-media-type" },
        { "json", "{}"u8.ToArray(), "application/json", 415, "unsupported-media-type" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public Task Post_BadBody_IsAProblem(string name, byte[] body, string contentType, int status, string kind)
    {
        Assert.NotEmpty(name);
        return AssertProblemAsync(Personnummer, body, contentType, status, kind);
    }

    [Fact]
    public async Task Post_TruncatedPictures_AreUnreadable()
    {
        var strip = TestPictures.Strip("340101-7003");
        var jpeg = TestPictures.Convert(strip, image => image.Copy(), ".jpg");
        await AssertProblemAsync(Personnummer, strip[..(strip.Length / 2)], "image/png", 422, "unreadable-image");
        await AssertProblemAsync(Personnummer, jpeg[..(jpeg.Length / 2)], "image/jpeg", 422, "unreadable-image");
    }

    [Fact]
    public Task Post_SeveralPages_IsAProblem()
    {
        var pages = TestPictures.Convert(
            TestPictures.Blank(100, 80), image => image.Mutate(mutable => mutable.Set(NetVips.GValue.GIntType, "page-height", 40)), ".tif");
        return AssertProblemAsync(Personnummer, pages, "image/tiff", 422, "several-pages");
    }

    [Fact]
    public async Task Post_WithoutScopeOrToken_IsRefused()
    {
        using var content = new ByteArrayContent(TestPictures.Blank(60, 20));
        content.Headers.ContentType = new("image/png");
        using var withoutScope = host.Client(Scopes.Mask);
        using var forbidden = await withoutScope.PostAsync("/v1/form-readings" + Personnummer, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Theory]
    [InlineData("text", "image/png", HttpStatusCode.UnprocessableEntity)]
    [InlineData("huge", "image/png", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("png", "application/pdf", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("png", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("png", "image/png", HttpStatusCode.NoContent)]
    public async Task Check_Heads_AreJudgedByTheirFirstBytes(string body, string contentType, HttpStatusCode status)
    {
        var head = body switch
        {
            "text" => "Anna"u8.ToArray(),
            "huge" => BlackPng.Create(20_000, 20_000)[..1000],
            _ => TestPictures.Blank(60, 20),
        };
        using var client = host.Client(Scopes.ReadForms);
        using var content = new ByteArrayContent(head);
        if (contentType.Length > 0)
            content.Headers.ContentType = new(contentType);
        using var response = await client.PostAsync("/internal/checks/v1/form-readings" + Personnummer, content, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string query, byte[] body, string contentType = "image/png")
    {
        using var response = await host.PostAsync(query, body, contentType);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    private async Task AssertProblemAsync(
        string query, byte[] body, string contentType, int status, string kind, string path = "/v1/form-readings")
    {
        using var response = await host.PostAsync(query, body, contentType, path);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("urn:pensionsai:problem:" + kind, problem.GetProperty("type").GetString());
        Assert.Equal(status == 400, problem.TryGetProperty("errors", out _));
    }
}
