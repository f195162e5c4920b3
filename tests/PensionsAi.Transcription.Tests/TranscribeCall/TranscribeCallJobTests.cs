using System.Text;
using System.Text.Json.Nodes;
using PensionsAi.JobWorker.Running;
using PensionsAi.Transcription.Tests.Audio;
using PensionsAi.Transcription.Tests.Model;

namespace PensionsAi.Transcription.Tests.TranscribeCall;

public sealed class TranscribeCallJobTests(TranscriptionHost host) : IClassFixture<TranscriptionHost>
{
    private static readonly byte[] Second = WavFile.Pcm16(8_000, 1, new float[8_000]);

    [Fact]
    public async Task RunAsync_WithoutThenWithWeights_NamesWhatIsMissing()
    {
        var missing = await host.RunJobAsync("", "audio/wav", Second);
        Assert.Equal(("model-not-installed", 409), (missing.Problem?.Kind, missing.Problem?.Status));
        Assert.Contains("./run models pull kb-whisper-small", missing.Problem?.Detail, StringComparison.Ordinal);

        using (host.InstallWeights(damaged: true))
        {
            var damaged = await host.RunJobAsync("", "audio/wav", Second);
            Assert.Equal("model-not-installed", damaged.Problem?.Kind);
        }

        using var installed = host.InstallWeights();
        var silent = await host.RunJobAsync("?language=auto", "audio/wav", Second);
        Assert.Null(silent.Problem);
        Assert.Equal(
            ["application/json", "text/vtt", "application/x-subrip; charset=utf-8", "text/plain; charset=utf-8"],
            silent.Representations.Select(representation => representation.ContentType));
        var transcript = JsonNode.Parse(await ReadAsync(silent.Representations[0]))!;
        Assert.Equal(("und", 1.0, ""), ((string)transcript["language"]!, (double)transcript["duration"]!, (string)transcript["text"]!));
        Assert.Empty(transcript["segments"]!.AsArray());
        Assert.Equal("estimated", (string)transcript["speakers"]!);
        Assert.Equal(1.0, (double)transcript["statistics"]!["silence"]!);
        Assert.Equal(["WEBVTT\n", "", ""], await Task.WhenAll(silent.Representations.Skip(1).Select(ReadAsync)));

        // What only the whole recording shows.
        Assert.Equal("unreadable-audio", (await host.RunJobAsync("", "audio/wav", [1, 2, 3])).Problem?.Kind);
        Assert.Equal("empty-audio", (await host.RunJobAsync("", "audio/wav", WavFile.Pcm16(8_000, 1))).Problem?.Kind);
    }

    [Fact]
    public async Task RunAsync_WeightsThatAreNoModel_SaysThatTheyCannotBeUsed()
    {
        await using var own = await StartAsync();
        using var installed = own.InstallWeights(isModel: false);
        var outcome = await own.RunJobAsync("", "audio/wav", Second);
        Assert.Equal(("model-not-usable", 409), (outcome.Problem?.Kind, outcome.Problem?.Status));
    }

    [Fact]
    public async Task RunAsync_Speech_GivesSegmentsWithinTheRecording()
    {
        var samples = await PartialModel.RecordingAsync();
        await using var own = await StartAsync();
        using var installed = own.InstallWeights();
        var outcome = await own.RunJobAsync("?language=sv", "audio/wav", WavFile.Pcm16(16_000, 1, samples));
        Assert.Null(outcome.Problem);
        var transcript = JsonNode.Parse(await ReadAsync(outcome.Representations[0]))!;
        Assert.NotEmpty(transcript["segments"]!.AsArray());
        Assert.All(transcript["segments"]!.AsArray(), segment =>
            Assert.InRange((double)segment!["end"]!, (double)segment["start"]!, (double)transcript["duration"]! + 0.01));
    }

    [Fact]
    public async Task RunAsync_SoundsWithoutSpeech_GiveNoText()
    {
        const int rate = 16_000;
        await using var own = await StartAsync();
        using var installed = own.InstallWeights();
        float[][] sounds =
        [
            Sounds.Silence(rate, 60), Sounds.Noise(rate, 20, 0.02f), Sounds.Noise(rate, 20, 0.3f), Sounds.DialTone(rate, 20),
            Sounds.RingingTone(rate, 20), Sounds.BusyTone(rate, 20), Sounds.Hum(rate, 20), Sounds.Chords(rate, 20),
        ];
        foreach (var sound in sounds)
        {
            var outcome = await own.RunJobAsync("?language=sv", "audio/wav", WavFile.Pcm16(rate, 1, sound));
            Assert.Null(outcome.Problem);
            Assert.Empty(JsonNode.Parse(await ReadAsync(outcome.Representations[0]))!["segments"]!.AsArray());
        }
    }

    [Fact]
    public async Task RunAsync_RecordingCutOff_IsTranscribedAsFarAsItGoes()
    {
        var whole = WavFile.Pcm16(16_000, 1, await PartialModel.RecordingAsync());
        await using var own = await StartAsync();
        using var installed = own.InstallWeights();
        var outcome = await own.RunJobAsync("?language=sv", "audio/wav", whole[..(whole.Length / 2)]);
        Assert.Null(outcome.Problem);
        var transcript = JsonNode.Parse(await ReadAsync(outcome.Representations[0]))!;
        Assert.Equal(5.5, (double)transcript["duration"]!, 0.1);
        Assert.NotEmpty(transcript["segments"]!.AsArray());
    }

    /// <summary>A service of one's own: one that has loaded a model keeps it.</summary>
    private static async Task<TranscriptionHost> StartAsync()
    {
        var own = new TranscriptionHost();
        await own.InitializeAsync();
        return own;
    }

    private static async Task<string> ReadAsync(JobRepresentation representation)
    {
        using var content = new MemoryStream();
        await representation.WriteAsync(content, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    [Fact]
    public async Task RunAsync_WrongParameter_FailsAsTheCheckDoes()
    {
        var outcome = await host.RunJobAsync("?language=fi", "audio/wav", Second);

        Assert.Equal(400, outcome.Problem?.Status);
    }
}
