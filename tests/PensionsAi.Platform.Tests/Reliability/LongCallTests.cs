using System.Net.Http.Headers;
using System.Text.Json;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// Calls as long and as large as they may be: text only where somebody speaks, in memory that the length does not move. The
/// words are noise.
/// </summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class LongCallTests(ITestOutputHelper output)
{
    private const string Name = "long-call";
    private const int MostMebibytesMore = 192;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OfHours_HasTextWhereSomebodySpeaksAndTakesTheMemoryOfOneOfMinutes()
    {
        Assert.SkipWhen(PartialSpeechModel.Missing is not null, PartialSpeechModel.Missing ?? string.Empty);
        var battery = Battery.Begin(output, Name, shortForm: 3 * QuietCall.Interval, longForm: 240);
        using var model = PartialSpeechModel.Create();
        await using var node = await PlatformNode.StartAsync(settings: model.Settings);
        using var client = node.Client(node.Key);
        client.Timeout = TimeSpan.FromMinutes(10);
        var speech = await Ffmpeg.SamplesAsync(PartialSpeechModel.Jfk);
        await TranscribeAsync(client, new QuietCall(QuietCall.Interval, speech));
        var before = PeakMebibytes(node);

        var started = TimeProvider.System.GetTimestamp();
        var transcript = await TranscribeAsync(client, new QuietCall(battery.N, speech));
        var after = PeakMebibytes(node);

        var starts = transcript.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("start").GetDouble()).ToList();
        battery.Say($"{battery.N} minutes in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s, {starts.Count} segments; the platform's process took at most {before} MiB with {QuietCall.Interval} minutes, {after} MiB with these");
        Assert.Equal(battery.N * 60, transcript.GetProperty("duration").GetDouble(), 0.1);
        Assert.All(starts, start => Assert.InRange(start % (QuietCall.Interval * 60), 0, 12));
        Assert.Equal(battery.N / QuietCall.Interval, starts.Select(start => (int)(start / 60 / QuietCall.Interval)).Distinct().Count());
        Assert.InRange(after - before, 0, MostMebibytesMore);
    }

    [Theory]
    [InlineData(500_000_000, 422)]
    [InlineData(524_288_001, 413)]
    public async Task Zeros_AsManyBytesAsARecordingMayHaveAndMore_AreRefused(long bytes, int status)
    {
        await using var node = await PlatformNode.StartAsync();
        using var client = node.Client(node.Key);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/transcriptions") { Content = new ZeroContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, Cancelled);
        output.WriteLine($"{bytes} bytes: {(int)answer.StatusCode} {await answer.ProblemAsync(status)}, at most {PeakMebibytes(node)} MiB");
    }

    private static async Task<JsonElement> TranscribeAsync(HttpClient client, QuietCall call)
    {
        using var accepted = await client.PostAsync(new Uri("/v1/transcriptions?language=sv", UriKind.Relative), call, Cancelled);
        await accepted.JsonAsync(202);
        var job = await client.FollowAsync(accepted.Headers.Location!, TimeSpan.FromHours(2));
        Assert.True(job.GetProperty("status").GetString() == "succeeded", job.GetRawText());
        using var result = await client.GetAsync($"{accepted.Headers.Location}/result", Cancelled);
        return await result.JsonAsync();
    }

    private static int PeakMebibytes(PlatformNode node)
    {
        node.Process.Refresh();
        return (int)(node.Process.PeakWorkingSet64 >> 20);
    }
}
