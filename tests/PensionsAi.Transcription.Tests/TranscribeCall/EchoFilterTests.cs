using System.Globalization;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Tests.Audio;

namespace PensionsAi.Transcription.Tests.TranscribeCall;

public sealed class EchoFilterTests : IDisposable
{
    private const int Rate = 8_000;
    private const double Turns = 12;

    private readonly VoiceActivityDetector _detector = TestData.LoadDetector();

    public void Dispose() => _detector.Dispose();

    [Theory]
    [InlineData(10, 0, false)]
    [InlineData(10, 0.12, false)]
    [InlineData(10, 0.4, false)]
    [InlineData(20, 0.12, false)]
    [InlineData(30, 0.12, false)]
    [InlineData(10, -0.3, false)]
    [InlineData(10, 0.05, true)]
    [InlineData(20, 0.05, true)]
    public async Task ListenAsync_EchoBetweenTheChannels_IsHeardOnce(int decibelsDown, double delay, bool inARoom)
    {
        var (left, right) = await TurnsAsync(overlap: false);
        var clean = await ListenAsync(left, right);
        var leaked = (
            Left: Leak(right, left, decibelsDown, delay, inARoom),
            Right: Leak(left, right, decibelsDown, delay, inARoom));

        var heard = await ListenAsync(leaked.Left, leaked.Right);

        var (lost, doubled) = Compare(clean, heard);
        Report($"{decibelsDown} dB down, {delay} s late, room {inARoom}", lost, doubled);
        Assert.InRange(lost, 0, 0.02);
        Assert.InRange(doubled, 0, 0.03);
    }

    [Theory]
    [InlineData(10, 0.05)]
    [InlineData(20, 0.03)]
    [InlineData(30, 0.03)]
    public async Task ListenAsync_BothSpeakOverTheEcho_BothAreHeard(int decibelsDown, double mayBeLost)
    {
        var (left, right) = await TurnsAsync(overlap: true);
        var clean = await ListenAsync(left, right);

        var heard = await ListenAsync(Leak(right, left, decibelsDown, 0.1, inARoom: false), Leak(left, right, decibelsDown, 0.1, inARoom: false));

        var (lost, _) = Compare(clean, heard);
        Report($"double talk, {decibelsDown} dB down", lost, 0);
        Assert.InRange(lost, 0, mayBeLost);
    }

    [Fact]
    public async Task ListenAsync_SpeakersWithoutEcho_AreLeftAlone()
    {
        var (left, right) = await TurnsAsync(overlap: true);
        var alone = (await ListenAsync(left, new float[left.Length]), await ListenAsync(new float[right.Length], right));

        var heard = await ListenAsync(left, right);

        Assert.Equal(
            Spoken(alone.Item1, 0) + Spoken(alone.Item2, 1),
            Spoken(heard, 0) + Spoken(heard, 1));
    }

    [Fact]
    public async Task ListenAsync_OneChannelTwice_IsHeardOnce()
    {
        var (left, _) = await TurnsAsync(overlap: false);

        var heard = await ListenAsync(left, left);

        Assert.All(heard.Segments, segment => Assert.Equal(0, segment.Track));
        Assert.NotEmpty(heard.Segments);
    }

    /// <summary>Two speakers by turns, or both at once, as a telephone has them.</summary>
    private static async Task<(float[] Left, float[] Right)> TurnsAsync(bool overlap)
    {
        var clips = (await TestData.DecodeSwedishClipsAsync()).Where(clip => clip.Samples.Length > clip.SampleRate).ToList();
        var (first, second) = (Voice(clips, "panda-"), Voice(clips, "hedgehog-"));
        var (left, right) = (new List<float>(), new List<float>());
        for (var turn = 0; turn < Turns; turn++)
        {
            var (one, other) = (first[turn], second[turn]);
            Append(left, right, one, overlap ? other : []);
            Append(left, right, [], overlap ? [] : other);
        }

        return ([.. left], [.. right]);
    }

    private static List<float[]> Voice(IEnumerable<Clip> clips, string speaker) =>
        [.. clips.Where(clip => clip.Name.StartsWith(speaker, StringComparison.Ordinal)).Take((int)Turns).Select(clip => Sounds.Telephone(clip.SampleRate, clip.Samples))];

    private static void Append(List<float> left, List<float> right, float[] one, float[] other)
    {
        var length = Math.Max(one.Length, other.Length) + (Rate * 6 / 10);
        left.AddRange([.. one, .. new float[length - one.Length]]);
        right.AddRange([.. other, .. new float[length - other.Length]]);
    }

    /// <summary>A channel with the other one leaked into it.</summary>
    private static float[] Leak(float[] from, float[] into, int decibelsDown, double delay, bool inARoom)
    {
        var gain = (float)Math.Pow(10, -decibelsDown / 20.0);
        var source = inARoom ? Room(from) : from;
        var shift = (int)(delay * Rate);
        return [.. into.Select((sample, i) => sample + (i - shift >= 0 && i - shift < source.Length ? gain * source[i - shift] : 0))];
    }

    /// <summary>Early reflections that decay by 60 dB in 0.2 s, at the level of the direct sound together.</summary>
    private static float[] Room(float[] samples)
    {
        var random = new Random(5);
        var taps = Enumerable.Range(0, 24).Select(i => (Delay: 8 + random.Next(Rate / 10), Gain: random.NextDouble() < 0.5 ? -0.3 : 0.3)).ToArray();
        return [.. samples.Select((sample, i) => sample + (float)taps
            .Where(tap => i >= tap.Delay)
            .Sum(tap => samples[i - tap.Delay] * tap.Gain * Math.Pow(10, -3.0 * tap.Delay / (0.2 * Rate))))];
    }

    private async Task<CallSpeech> ListenAsync(float[] left, float[] right)
    {
        var call = WavFile.MuLaw(Rate, 2, Sounds.Interleave(left, right));
        var heard = await TestData.Listener(_detector).ListenAsync(
            AudioFormat.Wav, new MemoryStream(call), ChannelMode.Auto, progress: null, TestContext.Current.CancellationToken);
        Assert.True(heard.IsSuccess, heard.Problem?.Detail);
        return heard.Value;
    }

    /// <summary>Shares of the clean call's speech: what is missed of it, and what is heard besides.</summary>
    private static (double Lost, double Doubled) Compare(CallSpeech clean, CallSpeech heard)
    {
        var (lost, doubled, all) = (0, 0, 0);
        for (var track = 0; track < 2; track++)
        {
            for (var at = TimeSpan.Zero; at < clean.Duration; at += TimeSpan.FromMilliseconds(10))
            {
                var (was, now) = (IsSpeech(clean, track, at), IsSpeech(heard, track, at));
                all += was ? 1 : 0;
                lost += was && !now ? 1 : 0;
                doubled += !was && now && !IsNearSpeech(clean, track, at) ? 1 : 0;
            }
        }

        return (lost / (double)all, doubled / (double)all);
    }

    // An echo that begins within a reply's last consonant makes the reply's segment a little longer: that is no doubling.
    private static bool IsNearSpeech(CallSpeech call, int track, TimeSpan at) =>
        Enumerable.Range(-2, 5).Any(step => IsSpeech(call, track, at + (step * TimeSpan.FromMilliseconds(100))));

    private static bool IsSpeech(CallSpeech call, int track, TimeSpan at) =>
        call.Segments.Any(segment => segment.Track == track && segment.Start <= at && at < segment.End);

    private static double Spoken(CallSpeech call, int track) =>
        Math.Round(call.Segments.Where(segment => segment.Track == track).Sum(segment => segment.Duration.TotalSeconds), 1);

    private static void Report(string what, double lost, double doubled) => TestContext.Current.TestOutputHelper?.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{what}: {lost:P1} of the speech lost, {doubled:P1} heard twice"));
}
