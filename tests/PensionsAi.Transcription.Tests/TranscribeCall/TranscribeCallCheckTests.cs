using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.Transcription.Tests.Audio;

namespace PensionsAi.Transcription.Tests.TranscribeCall;

public sealed class TranscribeCallCheckTests(TranscriptionHost host) : IClassFixture<TranscriptionHost>
{
    private static readonly byte[] Second = WavFile.Pcm16(8_000, 1, new float[8_000]);

    [Theory]
    [InlineData("")]
    [InlineData("?language=sv&channels=auto&mask=false")]
    [InlineData("?language=en&channels=mono&mask=true")]
    [InlineData("?language=auto&channels=separate&sentiment=true")]
    public async Task Check_GoodRecording_IsAccepted(string query)
    {
        using var response = await host.CheckAsync(query, "audio/wav", Second);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Theory]
    [InlineData("?language=fi", "language")]
    [InlineData("?language=", "language")]
    [InlineData("?language=SV", "language")]
    [InlineData("?language=sv&language=en", "language")]
    [InlineData("?channels=stereo", "channels")]
    [InlineData("?channels=2", "channels")]
    [InlineData("?mask=yes", "mask")]
    [InlineData("?sentiment=1", "sentiment")]
    public async Task Check_WrongParameter_Is400WithItsName(string query, string parameter)
    {
        using var response = await host.CheckAsync(query, "audio/wav", Second);

        var problem = await ProblemAsync(response, 400, "invalid-request");
        Assert.Equal([parameter], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("audio/x-aiff")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Check_OtherMediaType_Is415(string? contentType)
    {
        if (contentType == "nonsense")
            contentType = "text/nonsense";
        using var response = await host.CheckAsync("", contentType, Second);

        await ProblemAsync(response, 415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("audio/wav")]
    [InlineData("audio/x-wav")]
    [InlineData("audio/wave")]
    [InlineData("audio/x-flac")]
    [InlineData("audio/mp3")]
    [InlineData("audio/opus")]
    [InlineData("audio/m4a")]
    [InlineData("audio/x-m4a")]
    [InlineData("audio/flac")]
    [InlineData("audio/mpeg")]
    [InlineData("audio/ogg")]
    [InlineData("audio/mp4")]
    public async Task Check_EmptyBody_Is422(string contentType)
    {
        using var response = await host.CheckAsync("", contentType, []);

        await ProblemAsync(response, 422, "empty-audio");
    }

    [Theory]
    [InlineData("audio/wav")]
    [InlineData("audio/flac")]
    [InlineData("audio/mpeg")]
    [InlineData("audio/ogg")]
    [InlineData("audio/mp4")]
    public async Task Check_TextSentAsAudio_IsUnreadable(string contentType)
    {
        using var response = await host.CheckAsync("", contentType, "Hej, jag heter Anna."u8.ToArray());

        var problem = await ProblemAsync(response, 422, "unreadable-audio");
        Assert.DoesNotContain("Anna", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_HeaderWithoutSamples_IsEmpty()
    {
        using var response = await host.CheckAsync("", "audio/wav", WavFile.Pcm16(8_000, 1));

        await ProblemAsync(response, 422, "empty-audio");
    }

    [Fact]
    public async Task Check_HeaderCutOff_IsUnreadableOnlyWhenItIsAll()
    {
        using var whole = await host.CheckAsync("", "audio/wav", Second[..30]);
        using var head = await host.CheckAsync("", "audio/wav", Second[..30], isWhole: false);

        await ProblemAsync(whole, 422, "unreadable-audio");
        Assert.Equal(HttpStatusCode.NoContent, head.StatusCode);
    }

    [Theory]
    [InlineData(4 * 3600, 204)]
    [InlineData((4 * 3600) + 1, 413)]
    public async Task Check_LengthInTheHeader_MayBeFourHours(int seconds, int status)
    {
        var head = WavFile.Build(7, 1, 8_000, 8, new byte[100], dataBytes: (uint)(8_000 * seconds));

        using var response = await host.CheckAsync("", "audio/wav", head, isWhole: false);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Check_WithoutTokenOrScope_IsRefused()
    {
        using var nobody = await host.CheckAsync("", "audio/wav", Second, scope: null);
        using var other = await host.CheckAsync("", "audio/wav", Second, scope: Scopes.Mask);

        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    [Fact]
    public async Task Models_WithoutWeights_AreListedAsNotLoaded()
    {
        var models = JsonNode.Parse(await host.ModelsAsync())!.AsArray();

        Assert.Equal(
            ["kb-whisper-small: false", "silero-vad: true"],
            models.Select(model => $"{model!["name"]}: {model["loaded"]!.ToJsonString()}"));
    }

    private static async Task<JsonNode> ProblemAsync(HttpResponseMessage response, int status, string kind)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        Assert.Equal("urn:pensionsai:problem:" + kind, problem["type"]!.GetValue<string>());
        return problem;
    }
}
