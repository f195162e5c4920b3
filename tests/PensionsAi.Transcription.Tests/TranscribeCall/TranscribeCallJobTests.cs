using PensionsAi.Transcription.Tests.Audio;

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
        var listened = await host.RunJobAsync("?language=sv", "audio/wav", Second);
        Assert.Equal(("speech-engine-not-available", 501), (listened.Problem?.Kind, listened.Problem?.Status));
        Assert.Empty(listened.Representations);

        // What only the whole recording shows is found before the engine is asked for.
        Assert.Equal("unreadable-audio", (await host.RunJobAsync("", "audio/wav", [1, 2, 3])).Problem?.Kind);
        Assert.Equal("empty-audio", (await host.RunJobAsync("", "audio/wav", WavFile.Pcm16(8_000, 1))).Problem?.Kind);
    }

    [Fact]
    public async Task RunAsync_WrongParameter_FailsAsTheCheckDoes()
    {
        var outcome = await host.RunJobAsync("?language=fi", "audio/wav", Second);

        Assert.Equal(400, outcome.Problem?.Status);
    }
}
