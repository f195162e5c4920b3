using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>
/// Calls through the whole platform with a model whose words are noise: what is shown is that every part of the way works, not
/// what is said.
/// </summary>
public abstract class TranscriptionConformance(IRunning shared)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StereoCall_WhileItRunsAndAfterwards_HasItsSegmentsSpeakersAndFormats()
    {
        using var client = Client();
        var job = await SendAsync(client, await StereoAsync(), "?language=sv");
        var segments = await SegmentsAsync(client, job);
        var finished = await client.FollowAsync(job);
        Assert.True(finished.GetProperty("status").GetString() == "succeeded", finished.GetRawText());
        Assert.Equal(1, finished.GetProperty("progress").GetDouble());

        using var answer = await client.GetAsync($"{job}/result", Cancelled);
        var transcript = await answer.JsonAsync();
        Assert.Equal("sv", transcript.GetProperty("language").GetString());
        Assert.Equal(24, transcript.GetProperty("duration").GetDouble(), 0.1);
        Assert.Equal("whisper-tiny-partial", transcript.GetProperty("model").GetProperty("name").GetString());

        // Jfk speaks on the left for eleven seconds, a Swedish voice on the right after him.
        var said = transcript.GetProperty("segments").EnumerateArray().ToList();
        Assert.Equal(["A", "B"], said.Select(segment => segment.GetProperty("speaker").GetString()).Distinct().Order());
        Assert.All(said, AssertWithinItself);
        Assert.All(said.Where(segment => segment.GetProperty("speaker").GetString() == "A"), segment => Assert.InRange(Seconds(segment, "end"), 0, 12));
        Assert.All(said.Where(segment => segment.GetProperty("speaker").GetString() == "B"), segment => Assert.InRange(Seconds(segment, "start"), 11.5, 24));
        Assert.Equal(said.Select(Key).Order(), segments.Select(Key).Order());
        Assert.Equal(2, transcript.GetProperty("statistics").GetProperty("speakers").GetArrayLength());

        await AssertFormatAsync(client, job, "text/vtt", "WEBVTT");
        await AssertFormatAsync(client, job, "application/x-subrip", "1\n00:00:");
        await AssertFormatAsync(client, job, "text/plain", "A: ");
    }

    [Fact]
    public async Task MaskedCall_ItsEventsAndItsResult_AreTheSame()
    {
        using var client = Client();
        var job = await SendAsync(client, await StereoAsync(), "?language=sv&mask=true");
        var segments = await SegmentsAsync(client, job);
        using var answer = await client.GetAsync($"{job}/result", Cancelled);
        var said = (await answer.JsonAsync()).GetProperty("segments").EnumerateArray().ToList();
        Assert.NotEmpty(said);
        Assert.Equal(said.Select(Key).Order(), segments.Select(Key).Order());
    }

    [Fact]
    public async Task RunningCall_Deleted_IsGoneAndLetsTheNextOneIn()
    {
        using var client = Client();
        var longCall = await SendAsync(client, await Ffmpeg.WavAsync("-stream_loop", "60", "-i", PartialSpeechModel.Jfk, "-ac", "1", "-ar", "16000"), "?language=sv");
        await Eventually.IsTrueAsync(async () =>
        {
            using var state = await client.GetAsync(longCall, Cancelled);
            return (await state.JsonAsync()).GetProperty("status").GetString() == "running";
        });
        using (var deleted = await client.DeleteAsync(longCall, Cancelled))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using (var gone = await client.GetAsync($"{longCall}/result", Cancelled))
            Assert.NotEqual(HttpStatusCode.OK, gone.StatusCode);

        // One call at a time: this one waits until the other has let go, and that one would have taken minutes.
        var next = await SendAsync(client, await Ffmpeg.WavAsync("-i", PartialSpeechModel.Jfk, "-ac", "1", "-ar", "8000"), "?language=sv");
        Assert.Equal("succeeded", (await client.FollowAsync(next)).GetProperty("status").GetString());
    }

    private HttpClient Client()
    {
        Assert.SkipWhen(PartialSpeechModel.Missing is not null, PartialSpeechModel.Missing ?? string.Empty);
        return shared.Platform.Client(shared.Platform.Key);
    }

    private static async Task<Uri> SendAsync(HttpClient client, byte[] wav, string query)
    {
        using var accepted = await client.PostAsync("/v1/transcriptions" + query, "audio/wav", wav);
        await accepted.JsonAsync(202);
        return accepted.Headers.Location!;
    }

    /// <summary>The segments that come as events until the job ends.</summary>
    private static async Task<List<JsonElement>> SegmentsAsync(HttpClient client, Uri job)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        await using var stream = await client.GetStreamAsync($"{job}/events", patience.Token);
        var segments = new List<JsonElement>();
        await foreach (var item in SseParser.Create(stream, (_, data) => Encoding.UTF8.GetString(data)).EnumerateAsync(patience.Token))
        {
            if (item.EventType == "segment")
                segments.Add(JsonSerializer.Deserialize<JsonElement>(item.Data));
        }

        return segments;
    }

    private static void AssertWithinItself(JsonElement segment)
    {
        var words = segment.GetProperty("words").EnumerateArray().ToList();
        Assert.NotEmpty(words);
        Assert.InRange(segment.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.All(words, word =>
        {
            Assert.InRange(Seconds(word, "start"), Seconds(segment, "start") - 0.01, Seconds(word, "end"));
            Assert.InRange(Seconds(word, "end"), Seconds(word, "start"), Seconds(segment, "end") + 0.01);
        });
    }

    private static async Task AssertFormatAsync(HttpClient client, Uri job, string mediaType, string beginning)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{job}/result");
        request.Headers.Accept.ParseAdd(mediaType);
        using var answer = await client.SendAsync(request, Cancelled);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith(beginning, await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private static double Seconds(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string Key(JsonElement segment) => $"{segment.GetProperty("start")} {segment.GetProperty("end")} {segment.GetProperty("text")}";

    /// <summary>Two channels: Jfk for eleven seconds, then a Swedish voice.</summary>
    private static Task<byte[]> StereoAsync()
    {
        var swedish = Directory.GetFiles(Path.Combine(PartialSpeechModel.Data!, "speech", "sv-common-voice", "flac"), "*.flac").Order(StringComparer.Ordinal).First();
        return Ffmpeg.WavAsync(
            "-i", PartialSpeechModel.Jfk, "-i", swedish, "-ar", "8000", "-filter_complex",
            "[0:a]aresample=16000,apad=whole_dur=24[a];[1:a]aresample=16000,adelay=12000,apad=whole_dur=24[b];[a][b]join=inputs=2:channel_layout=stereo,atrim=0:24");
    }
}
