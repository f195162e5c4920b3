using System.Diagnostics;
using System.Globalization;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Tests.Audio;
using PensionsAi.Transcription.TranscribeCall;

namespace PensionsAi.Transcription.Tests.TranscribeCall;

[Collection(nameof(Alone))]
public sealed class CallListenerTests : IDisposable
{
    private readonly VoiceActivityDetector _detector = TestData.LoadDetector();

    public void Dispose() => _detector.Dispose();

    [Theory]
    [InlineData("Auto", 1, 1)]
    [InlineData("Auto", 2, 2)]
    [InlineData("Auto", 6, 1)]
    [InlineData("Mono", 2, 1)]
    [InlineData("Separate", 1, 1)]
    [InlineData("Separate", 6, 6)]
    public async Task ListenAsync_Channels_BecomeTracks(string mode, int channels, int tracks)
    {
        var file = WavFile.Pcm16(16_000, channels, new float[1_600 * channels]);

        var heard = await ListenAsync(new MemoryStream(file), Enum.Parse<ChannelMode>(mode));

        Assert.Equal(tracks, heard.Value?.Tracks);
        Assert.Equal(TimeSpan.FromSeconds(0.1), heard.Value?.Duration);
    }

    [Fact]
    public async Task ListenAsync_NoSamples_IsEmpty()
    {
        Assert.Equal("empty-audio", (await ListenAsync(new MemoryStream(WavFile.Pcm16(16_000, 1)))).Problem?.Kind);
        Assert.Equal("empty-audio", (await ListenAsync(new MemoryStream(WavFile.Build(1, 1, 8_000, 16, [], dataBytes: 1_000)))).Problem?.Kind);
    }

    [Fact]
    public async Task ListenAsync_HeaderClaimsOverFourHours_IsTooLarge()
    {
        using var file = new GeneratedWav(TimeSpan.FromHours(4) + TimeSpan.FromSeconds(1), declaresItsLength: true);

        var heard = await ListenAsync(file);

        Assert.Equal(("payload-too-large", 413), (heard.Problem?.Kind, heard.Problem?.Status));
    }

    [Fact]
    public async Task ListenAsync_OneHour_TakesNoMoreMemoryThanAMinute()
    {
        var (early, late) = (0L, 0L);
        var (earlyAll, lateAll) = (0L, 0L);
        using var self = Process.GetCurrentProcess();
        var checkedAt = TimeSpan.FromMinutes(-1);
        using var hour = new GeneratedWav(TimeSpan.FromHours(1), declaresItsLength: false, at =>
        {
            if (at < checkedAt + TimeSpan.FromMinutes(2))
                return;
            checkedAt = at;
            self.Refresh();
            var heap = GC.GetTotalMemory(forceFullCollection: true);
            if (at < TimeSpan.FromMinutes(4))
                (early, earlyAll) = (Math.Max(early, heap), Math.Max(earlyAll, self.WorkingSet64));
            else
                (late, lateAll) = (Math.Max(late, heap), Math.Max(lateAll, self.WorkingSet64));
        });

        var start = Stopwatch.GetTimestamp();
        var heard = await ListenAsync(hour);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"1 h in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s; heap {early >> 10} then {late >> 10} KiB, process {earlyAll >> 20} then {lateAll >> 20} MiB"));
        Assert.Equal(TimeSpan.FromHours(1), heard.Value?.Duration);
        Assert.InRange(late - early, long.MinValue, 16 << 20);
        Assert.InRange(lateAll - earlyAll, long.MinValue, 128 << 20);
    }

    [Fact]
    public async Task ListenAsync_Cancelled_EndsSoon()
    {
        using var cancelled = new CancellationTokenSource();
        using var hours = new GeneratedWav(TimeSpan.FromHours(4), declaresItsLength: true, at =>
        {
            if (at > TimeSpan.FromSeconds(30))
                cancelled.Cancel();
        });

        var start = Stopwatch.GetTimestamp();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestData.Listener(_detector)
            .ListenAsync(AudioFormat.Wav, hours, ChannelMode.Auto, progress: null, cancelled.Token));

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task ListenAsync_RealSpeech_IsHandedOutInWindowsThatHoldItsSound()
    {
        var clips = await TestData.DecodeSwedishClipsAsync();
        var recording = clips.Where(clip => clip.SampleRate == 16_000).Take(60).SelectMany(clip => clip.Samples).ToArray();
        var windows = new List<(SpeechWindow Window, float[] Samples)>();

        var heard = await TestData.Listener(_detector).ListenAsync(
            AudioFormat.Wav,
            new MemoryStream(WavFile.Pcm16(16_000, 1, recording)),
            ChannelMode.Auto,
            progress: null,
            TestContext.Current.CancellationToken,
            (window, _) =>
            {
                windows.Add((window, window.Samples.ToArray()));
                return ValueTask.CompletedTask;
            });

        Assert.InRange(windows.Count, 4, 20);
        Assert.All(windows, window =>
        {
            var start = (int)Math.Round(window.Window.Start.TotalSeconds * 16_000);
            Assert.InRange(window.Samples.Length, 1, SpeechRecognizer.MaxWindowSamples);
            // The file's samples have 16 bits.
            Assert.All(window.Samples.Zip(recording.Skip(start)), pair => Assert.Equal(pair.Second, pair.First, 1f / 32_768));
        });
        Assert.All(heard.Value!.Segments, segment => Assert.Single(
            windows,
            window => window.Window.Start <= segment.Start
                && segment.End <= window.Window.Start + TimeSpan.FromSeconds((window.Samples.Length + 1) / 16_000.0)));
    }

    [Fact]
    public async Task ListenAsync_StereoCall_CountsSpeakersByWhoIsHeardFirst()
    {
        var clips = (await TestData.DecodeSwedishClipsAsync()).Where(clip => clip.SampleRate == 16_000).ToList();
        // The right one begins and goes on and on; the left one says a word, whose window ends first.
        var right = clips.Take(12).SelectMany(clip => clip.Samples).ToArray();
        var left = (float[])[.. new float[3 * 16_000], .. clips[80].Samples, .. new float[12 * 16_000]];
        var windows = new List<(int Track, int Speaker)>();

        await TestData.Listener(_detector).ListenAsync(
            AudioFormat.Wav,
            new MemoryStream(WavFile.Pcm16(16_000, 2, Sounds.Interleave(left, right))),
            ChannelMode.Auto,
            progress: null,
            TestContext.Current.CancellationToken,
            (window, _) =>
            {
                windows.Add((window.Track, window.Speaker));
                Assert.False(window.IsOnlyTrack);
                return ValueTask.CompletedTask;
            });

        Assert.Equal([(0, 1), (1, 0)], windows.Distinct().Order());
    }

    [Fact]
    public async Task ListenAsync_SpeechThatNeverPauses_IsCutIntoWindowsOfAtMostThirtySeconds()
    {
        var clips = (await TestData.DecodeSwedishClipsAsync()).Where(clip => clip.SampleRate == 16_000).ToList();
        // Two rows of clips at once, so that one speaks where the other pauses.
        var left = clips.Take(80).SelectMany(clip => clip.Samples).ToArray();
        var right = clips.Skip(80).SelectMany(clip => clip.Samples).ToArray();
        var both = left.Zip(right, (one, other) => (one + other) / 2).ToArray();
        var lengths = new List<double>();

        var heard = await TestData.Listener(_detector).ListenAsync(
            AudioFormat.Wav,
            new MemoryStream(WavFile.Pcm16(16_000, 1, both)),
            ChannelMode.Auto,
            progress: null,
            TestContext.Current.CancellationToken,
            (window, _) =>
            {
                lengths.Add(window.Samples.Length / 16_000.0);
                return ValueTask.CompletedTask;
            });

        Assert.All(lengths, length => Assert.InRange(length, 0.1, 30));
        Assert.InRange(lengths.Sum(), heard.Value!.Segments.Sum(segment => segment.Duration.TotalSeconds) - 1, both.Length / 16_000.0);
    }

    private async Task<Outcome<CallSpeech>> ListenAsync(Stream body, ChannelMode mode = ChannelMode.Auto) =>
        await TestData.Listener(_detector).ListenAsync(
            AudioFormat.Wav, body, mode, progress: null, TestContext.Current.CancellationToken);
}
