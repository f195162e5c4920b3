using System.Globalization;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Tests.Audio;
using PensionsAi.Transcription.TranscribeCall;

namespace PensionsAi.Transcription.Tests.Model;

public sealed class VoiceActivityTests : IDisposable
{
    private readonly VoiceActivityDetector _detector = TestData.LoadDetector();

    public void Dispose() => _detector.Dispose();

    [Fact]
    public async Task ListenAsync_EverySwedishClip_HoldsSpeech()
    {
        var clips = await TestData.DecodeSwedishClipsAsync();

        var studio = await ListenToAllAsync("as recorded", clips, clip => WavFile.Pcm16(clip.SampleRate, 1, clip.Samples));
        var telephone = await ListenToAllAsync(
            "as 8 kHz mu-law", clips, clip => WavFile.MuLaw(8_000, 1, Sounds.Telephone(clip.SampleRate, clip.Samples)));

        Assert.Equal(173, clips.Count);
        Assert.Empty(studio);
        // Falls short by one: of this soft "tack" the telephone lets through a single window of 32 ms. Thresholds that caught
        // it would be set for one clip. Pinned by name, so that another miss fails, and so does a model that hears it.
        Assert.Equal(["panda-thanks.flac"], telephone);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(35)]
    public async Task ListenAsync_QuietCall_HoldsTheSpeechOfALoudOne(int decibels)
    {
        var clips = await TestData.DecodeSwedishClipsAsync();
        float[] call = [.. clips.Where(clip => clip.SampleRate == 16_000).SelectMany(clip => clip.Samples)];
        var factor = MathF.Pow(10, -decibels / 20f);

        var loud = await SpeechSecondsAsync(call);
        var quiet = await SpeechSecondsAsync([.. call.Select(sample => sample * factor)]);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{decibels} dB down: {quiet:F0} of {loud:F0} s"));
        Assert.InRange(quiet, 0.95 * loud, 1.05 * loud);
    }

    [Fact]
    public async Task ListenAsync_StereoCall_KeepsTheSpeakersApart()
    {
        var clips = TestData.SwedishClips();
        var left = await TelephoneAsync(clips[0]);
        var right = await TelephoneAsync(clips[^1]);
        var offset = new float[left.Length + 8_000];
        var call = WavFile.MuLaw(8_000, 2, Sounds.Interleave(left, [.. offset, .. right]));

        var speech = await ListenAsync(AudioFormat.Wav, new MemoryStream(call));

        Assert.Equal(2, speech.Tracks);
        Assert.Contains(speech.Segments, segment => segment.Track == 0);
        Assert.Contains(speech.Segments, segment => segment.Track == 1);
        var change = TimeSpan.FromSeconds((left.Length + 4_000) / 8_000.0);
        Assert.All(speech.Segments, segment => Assert.Equal(segment.Track == 0, segment.End < change));
    }

    [Theory]
    [InlineData("silence")]
    [InlineData("quiet noise")]
    [InlineData("noise")]
    [InlineData("loud noise")]
    [InlineData("dial tone")]
    [InlineData("ringing tone")]
    [InlineData("busy tone")]
    [InlineData("hum")]
    public async Task ListenAsync_SoundWithoutSpeech_HoldsNone(string sound)
    {
        const int Rate = 8_000;
        const double Seconds = 30;
        var samples = sound switch
        {
            "silence" => Sounds.Silence(Rate, Seconds),
            "quiet noise" => Sounds.Noise(Rate, Seconds, 0.003f),
            "noise" => Sounds.Noise(Rate, Seconds, 0.1f),
            "loud noise" => Sounds.Noise(Rate, Seconds, 0.9f),
            "dial tone" => Sounds.DialTone(Rate, Seconds),
            "ringing tone" => Sounds.RingingTone(Rate, Seconds),
            "busy tone" => Sounds.BusyTone(Rate, Seconds),
            _ => Sounds.Hum(Rate, Seconds),
        };

        var linear = await ListenAsync(AudioFormat.Wav, new MemoryStream(WavFile.Pcm16(Rate, 1, samples)));
        var telephone = await ListenAsync(AudioFormat.Wav, new MemoryStream(WavFile.MuLaw(Rate, 1, samples)));

        Assert.Equal(Seconds, linear.Duration.TotalSeconds, 0.001);
        Assert.Empty(linear.Segments);
        Assert.Empty(telephone.Segments);
    }

    private async Task<double> SpeechSecondsAsync(float[] call)
    {
        var speech = await ListenAsync(AudioFormat.Wav, new MemoryStream(WavFile.Pcm16(16_000, 1, call)));
        return speech.Segments.Sum(segment => segment.Duration.TotalSeconds);
    }

    [Fact]
    public async Task ListenAsync_SpeechBetweenSilences_IsFoundWhereItIs()
    {
        var clips = TestData.SwedishClips();
        await using var body = File.OpenRead(clips[0]);
        var (header, clip) = await TestData.DecodeAsync(AudioFormat.Flac, body);
        var silence = Sounds.Silence(header.SampleRate, 10);
        var recording = WavFile.Pcm16(header.SampleRate, 1, [.. silence, .. clip, .. silence]);

        var speech = await ListenAsync(AudioFormat.Wav, new MemoryStream(recording));

        Assert.NotEmpty(speech.Segments);
        Assert.InRange(speech.Segments[0].Start.TotalSeconds, 9.5, 11);
        Assert.InRange(speech.Segments[^1].End.TotalSeconds, 10, 10.5 + (clip.Length / (double)header.SampleRate));
    }

    private async Task<IReadOnlyList<string>> ListenToAllAsync(string how, IReadOnlyList<Clip> clips, Func<Clip, byte[]> record)
    {
        var missed = new List<string>();
        var (spoken, total) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var clip in clips)
        {
            var speech = await ListenAsync(AudioFormat.Wav, new MemoryStream(record(clip)));
            spoken += TimeSpan.FromTicks(speech.Segments.Sum(segment => segment.Duration.Ticks));
            total += speech.Duration;
            if (speech.Segments.Count == 0)
                missed.Add(clip.Name);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{how}: {clips.Count} clips, {total.TotalSeconds:F1} s, of which speech {spoken.TotalSeconds:F1} s; missed {string.Join(", ", missed)}"));
        Assert.InRange(spoken / total, 0.6, 1.0);
        return missed;
    }

    private static async Task<float[]> TelephoneAsync(string clip)
    {
        await using var body = File.OpenRead(clip);
        var (header, samples) = await TestData.DecodeAsync(AudioFormat.Flac, body);
        return Sounds.Telephone(header.SampleRate, samples);
    }

    private async Task<CallSpeech> ListenAsync(AudioFormat format, Stream body)
    {
        var heard = await TestData.Listener(_detector)
            .ListenAsync(format, body, ChannelMode.Auto, progress: null, TestContext.Current.CancellationToken);
        Assert.True(heard.IsSuccess, heard.Problem?.Detail);
        return heard.Value;
    }
}
