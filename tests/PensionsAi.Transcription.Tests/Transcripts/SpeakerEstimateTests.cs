using System.Buffers;
using System.Globalization;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Transcripts;

namespace PensionsAi.Transcription.Tests.Transcripts;

/// <summary>Real voices, one clip after the other with pauses, in one track.</summary>
public sealed class SpeakerEstimateTests
{
    private const int Rate = 16_000;
    private const int Each = 10;

    /// <summary>A window of the profile has 512 samples: what is shorter says nothing of a voice, and must not end the call.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(352)]
    [InlineData(353)]
    [InlineData(511)]
    [InlineData(512)]
    public void Profile_OfLessThanAWord_IsNone(int samples) =>
        Assert.Null(VoiceProfile.Of([.. Enumerable.Range(0, samples).Select(i => MathF.Sin(i / 10f))]));

    // The panda and the hedgehog have the same pitch: they are not told apart, and so not among these.
    [Theory]
    [InlineData("panda-", "vehicle-", false, 0.85)]
    [InlineData("hedgehog-", "vehicle-", false, 0.85)]
    [InlineData("panda-", "vehicle-", true, 0.85)]
    [InlineData("hedgehog-", "vehicle-", true, 0.85)]
    [InlineData("panda-", "troll-", false, 0.85)]
    [InlineData("hedgehog-", "troll-", true, 0.85)]
    public async Task Speakers_TwoVoices_AreToldApart(string one, string other, bool asTelephone, double atLeast)
    {
        var clips = await TestData.DecodeSwedishClipsAsync();
        var (first, second) = (Voice(clips, one), Voice(clips, other));
        var turns = first.Zip(second, (left, right) => new[] { (Clip: left, Speaker: 0), (Clip: right, Speaker: 1) }).SelectMany(turn => turn).ToList();

        var speakers = Estimate([.. turns.Select(turn => turn.Clip)], asTelephone);

        var right = turns.Zip(speakers, (turn, speaker) => turn.Speaker == speaker).Count(same => same);
        var share = right / (double)turns.Count;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{one} and {other}, telephone {asTelephone}: {share:P0} of {turns.Count} segments right"));
        Assert.InRange(share, atLeast, 1);
    }

    [Theory]
    [InlineData("panda-")]
    [InlineData("hedgehog-")]
    [InlineData("troll-")]
    public async Task Speakers_OneVoice_StaysOne(string speaker)
    {
        var clips = await TestData.DecodeSwedishClipsAsync();
        foreach (var asTelephone in (bool[])[false, true])
            Assert.All(Estimate(Voice(clips, speaker, most: 60), asTelephone), voice => Assert.Equal(0, voice));
    }

    [Fact]
    public void Speakers_NothingVoiced_IsOneSpeaker()
    {
        var estimate = new SpeakerEstimate();
        for (var i = 0; i < 20; i++)
            estimate.Add(Sounds.Noise(Rate, 2, 0.1f, seed: i), TimeSpan.FromSeconds(2 * i), [Said.By(0, 2 * i, "ett två tre fyra")]);

        Assert.All(estimate.Speakers(), speaker => Assert.Equal(0, speaker.Value));
    }

    [Fact]
    public void Speakers_NoSegments_AreNone() => Assert.Empty(new SpeakerEstimate().Speakers());

    private static List<Clip> Voice(IEnumerable<Clip> clips, string speaker, int most = Each) =>
        [.. clips.Where(clip => clip.Name.StartsWith(speaker, StringComparison.Ordinal) && clip.Samples.Length > clip.SampleRate).Take(most)];

    private static List<int> Estimate(IReadOnlyList<Clip> clips, bool asTelephone)
    {
        var estimate = new SpeakerEstimate();
        var starts = new List<TimeSpan>();
        var at = TimeSpan.Zero;
        foreach (var clip in clips)
        {
            var sound = asTelephone ? ToRate(8_000, Sounds.Telephone(clip.SampleRate, clip.Samples)) : ToRate(clip.SampleRate, clip.Samples);
            var length = TimeSpan.FromSeconds(sound.Length / (double)Rate);
            starts.Add(at);
            estimate.Add(sound, at, [new RecognizedSegment(0, at, at + length, "ja", 1, [new RecognizedWord(at, at + length, "ja", 1)])]);
            at += length + TimeSpan.FromSeconds(1);
        }

        var speakers = estimate.Speakers();
        return [.. starts.Select(start => speakers[start])];
    }

    private static float[] ToRate(int rate, float[] samples)
    {
        var resampler = new PolyphaseResampler(rate, Rate);
        var output = new ArrayBufferWriter<float>();
        resampler.Write(samples, output);
        resampler.Complete(output);
        return output.WrittenSpan.ToArray();
    }
}
