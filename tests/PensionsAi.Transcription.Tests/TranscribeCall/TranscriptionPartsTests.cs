using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Tests.Audio;
using PensionsAi.Transcription.TranscribeCall;

namespace PensionsAi.Transcription.Tests.TranscribeCall;

[Collection(nameof(Alone))]
public sealed class TranscriptionPartsTests(TranscriptionHost host) : IClassFixture<TranscriptionHost>
{
    private static readonly byte[] Second = WavFile.Pcm16(8_000, 1, new float[8_000]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ParseAsync_AllSettings_AreRead()
    {
        var body = Multipart.Of(
            """
            { "language": "auto", "channels": "separate", "mask": true, "sentiment": true, "phraseHints": ["premiepension", " PPM "],
              "conditionOnPreviousText": true, "beamSize": 5 }
            """,
            Second);

        var parsed = await ParseAsync("", body);

        var request = parsed.Value!.Request;
        Assert.Equal((AudioFormat.Wav, ChannelMode.Separate, true, true), (request.Format, request.Channels, request.Mask, request.Sentiment));
        Assert.Equal((null, true, 5), (request.Recognition.Language, request.Recognition.ConditionOnPreviousText, request.Recognition.BeamSize));
        Assert.Equal(["premiepension", "PPM"], request.Recognition.Phrases);
        Assert.Equal(Second, await ReadAsync(parsed.Value.Audio));
    }

    [Fact]
    public async Task ParseAsync_WithoutSettings_TakesTheQuery()
    {
        var parsed = await ParseAsync("?language=en&mask=true", Multipart.Of(null, Second, "audio/flac"));

        Assert.Equal((AudioFormat.Flac, "en", true), (parsed.Value!.Request.Format, parsed.Value.Request.Recognition.Language, parsed.Value.Request.Mask));
    }

    [Theory]
    [InlineData("""{ "language": "fi" }""", "", "invalid-request", "language")]
    [InlineData("""{ "mask": true }""", "?mask=true", "invalid-request", "mask")]
    [InlineData("""{ "language": "sv" }""", "?language=en", "invalid-request", "language")]
    [InlineData("""{ "beamSize": 9 }""", "", "invalid-request", "beamSize")]
    [InlineData("""{ "phraseHints": [""] }""", "", "invalid-request", "phraseHints")]
    [InlineData("""{ "phraseHints": [null] }""", "", "invalid-request", "phraseHints")]
    [InlineData("""{ "phraseHints": ["a\nb"] }""", "", "invalid-request", "phraseHints")]
    [InlineData("""{ "prhaseHints": ["Anna"] }""", "", "invalid-json", "$")]
    [InlineData("""{ "mask": "true" }""", "", "invalid-json", "$.mask")]
    [InlineData("{", "", "invalid-json", "$")]
    public async Task Check_WrongSettings_Is400WithTheirName(string settings, string query, string kind, string field)
    {
        using var response = await host.CheckAsync(query, Multipart.ContentType, Multipart.Of(settings, Second));

        var problem = await ProblemAsync(response, 400, kind);
        Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.DoesNotContain("Anna", problem.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Whoever wants masking and misspells it must not get a transcript without it.</summary>
    [Theory]
    [InlineData("?masks=true")]
    [InlineData("?language=sv&beamSize=3")]
    public async Task Check_UnknownParameter_Is400(string query)
    {
        using var response = await host.CheckAsync(query, "audio/wav", Second);

        var problem = await ProblemAsync(response, 400, "invalid-request");
        Assert.Equal(["query"], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    /// <summary>A check sees the beginning alone: settings behind a long recording are found when it has been read.</summary>
    [Fact]
    public async Task FindRestAsync_SettingsBehindTheRecording_AreAProblem()
    {
        var body = Multipart.Of(("audio", "audio/wav", [.. Second, .. new byte[200_000]]), ("settings", null, """{ "mask": true }"""u8.ToArray()));
        var parsed = await ParseAsync("", body);
        await ReadAsync(parsed.Value!.Audio);
        Assert.Equal("invalid-multipart", (await parsed.Value.FindRestAsync(Cancelled))?.Kind);

        var whole = await ParseAsync("", Multipart.Of("{}", Second));
        await ReadAsync(whole.Value!.Audio);
        Assert.Null(await whole.Value.FindRestAsync(Cancelled));
        var cutOff = await ParseAsync("", Multipart.Of("{}", Second)[..^20]);
        await ReadAsync(cutOff.Value!.Audio);
        Assert.Null(await cutOff.Value.FindRestAsync(Cancelled));
    }

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(101, 1, false)]
    [InlineData(1, 101, false)]
    public async Task Check_PhraseHints_MayBeAHundredOfAHundred(int count, int length, bool accepted)
    {
        var hints = new JsonArray([.. Enumerable.Repeat(new string('å', length), count).Select(hint => JsonValue.Create(hint))]);
        var body = Multipart.Of(new JsonObject { ["phraseHints"] = hints }.ToJsonString(), [.. Second, .. new byte[100_000]]);

        using var response = await host.CheckAsync("", Multipart.ContentType, body[..Math.Min(body.Length, 64 * 1024)], isWhole: false);

        Assert.Equal(accepted ? HttpStatusCode.NoContent : HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Check_SettingsThatAreTooLong_Are400()
    {
        var body = Multipart.Of($$"""{ "language": "sv" {{new string(' ', 62_000)}} }""", Second);

        using var response = await host.CheckAsync("", Multipart.ContentType, body);

        await ProblemAsync(response, 400, "invalid-multipart");
    }

    [Fact]
    public async Task Check_OtherParts_Are400()
    {
        byte[][] bodies =
        [
            [],
            Multipart.Of(("settings", "application/json", "{}"u8.ToArray())),
            Multipart.Of(("audio2", "audio/wav", Second)),
            Multipart.Of(("settings", null, "{}"u8.ToArray()), ("settings", null, "{}"u8.ToArray()), ("audio", "audio/wav", Second)),
            Multipart.Of(("audio", "audio/wav", Second), ("settings", null, """{ "mask": true }"""u8.ToArray())),
            Multipart.Of(("audio", "audio/wav", Second), ("audio", "audio/wav", Second)),
            "no part at all"u8.ToArray(),
        ];
        foreach (var body in bodies)
        {
            using var response = await host.CheckAsync("", Multipart.ContentType, body);
            await ProblemAsync(response, 400, "invalid-multipart");
        }

        using var boundless = await host.CheckAsync("", "multipart/form-data", Multipart.Of("{}", Second));
        await ProblemAsync(boundless, 400, "invalid-multipart");
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task Check_AudioOfAnotherType_Is415(string? contentType)
    {
        using var response = await host.CheckAsync("", Multipart.ContentType, Multipart.Of("{}", Second, contentType));

        await ProblemAsync(response, 415, "unsupported-media-type");
    }

    [Fact]
    public async Task Check_AudioThatIsNone_Is422AsWithoutParts()
    {
        using var empty = await host.CheckAsync("", Multipart.ContentType, Multipart.Of("{}", []));
        using var text = await host.CheckAsync("", Multipart.ContentType, Multipart.Of("{}", "Hej, jag heter Anna."u8.ToArray()));
        using var good = await host.CheckAsync("", Multipart.ContentType, Multipart.Of("{}", Second));

        await ProblemAsync(empty, 422, "empty-audio");
        await ProblemAsync(text, 422, "unreadable-audio");
        Assert.Equal(HttpStatusCode.NoContent, good.StatusCode);
    }

    [Fact]
    public async Task ParseAsync_BodyCutOffAnywhere_NeverThrowsAndGivesWhatIsThere()
    {
        var body = Multipart.Of("{}", Second);
        await Gen.Int[0, body.Length].SampleAsync(async length =>
        {
            var parsed = await ParseAsync("", body[..length]);
            if (!parsed.IsSuccess)
                return;
            var audio = await ReadAsync(parsed.Value.Audio);
            Assert.Equal(Second[..audio.Length], audio);
        }, iter: 300);
    }

    [Fact]
    public async Task ReadAsync_FaultOfTheStore_IsNotTakenForTheEnd()
    {
        var body = new FailingStream(Multipart.Of("{}", new byte[200_000]), failsAt: 100_000);
        var parsed = await TranscriptionRequestParser.ParseAsync(Multipart.ContentType, new QueryCollection(), body, Cancelled);

        await Assert.ThrowsAsync<IOException>(() => ReadAsync(parsed.Value!.Audio));
    }

    [Fact]
    public async Task ReadAsync_HalfAGigabyte_IsNotHeld()
    {
        using var audio = new GeneratedWav(TimeSpan.FromSeconds(500_000_000 / 8_000), declaresItsLength: true);
        using var body = new Concatenation(new MemoryStream([.. Multipart.Head("settings", null), .. "{}\r\n"u8, .. Multipart.Head("audio", "audio/wav")]), audio);
        var parsed = await TranscriptionRequestParser.ParseAsync(Multipart.ContentType, new QueryCollection(), body, Cancelled);
        var buffer = new byte[64 * 1024];

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (length, most, measured) = (0L, 0L, 0L);
        while (await parsed.Value!.Audio.ReadAsync(buffer, Cancelled) is > 0 and var read)
        {
            length += read;
            if (length < measured + 50_000_000)
                continue;
            measured = length;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.InRange(length, 499_999_000, 500_000_100);
        Assert.InRange(most - before, long.MinValue, 8 << 20);
    }

    [Fact]
    public async Task RunAsync_PartsInTheJob_AreReadAsInTheCheck()
    {
        using var installed = host.InstallWeights();

        var silent = await host.RunJobAsync("", Multipart.ContentType, Multipart.Of("""{ "language": "en" }""", Second));
        var wrong = await host.RunJobAsync("", Multipart.ContentType, Multipart.Of("""{ "language": "fi" }""", Second));

        Assert.Null(silent.Problem);
        Assert.Equal(400, wrong.Problem?.Status);
    }

    private static Task<Outcome<TranscriptionInput>> ParseAsync(string query, byte[] body) => TranscriptionRequestParser.ParseAsync(
        Multipart.ContentType, new QueryCollection(QueryHelpers.ParseQuery(query)), new MemoryStream(body), Cancelled);

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancelled);
        return copy.ToArray();
    }

    private static async Task<JsonNode> ProblemAsync(HttpResponseMessage response, int status, string kind)
    {
        Assert.Equal(status, (int)response.StatusCode);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
        Assert.Equal("urn:pensionsai:problem:" + kind, problem["type"]!.GetValue<string>());
        return problem;
    }

    private sealed class FailingStream(byte[] bytes, int failsAt) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= failsAt ? throw new IOException("The database is away.") : base.ReadAsync(buffer, cancellationToken);
    }

    private sealed class Concatenation(Stream first, Stream second) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await first.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : await second.ReadAsync(buffer, cancellationToken);
        }
    }
}
