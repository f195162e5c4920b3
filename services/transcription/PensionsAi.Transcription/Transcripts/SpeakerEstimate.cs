using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Transcripts;

/// <summary>
/// Guesses who says which segment of a recording with one track, by the voices. Keeps a dozen numbers a segment and no sound.
/// Not thread-safe.
/// </summary>
internal sealed class SpeakerEstimate
{
    // One voice by itself splits at 0.44 at most, two voices half an octave apart at 0.42 to 0.6: measured on the Swedish clips,
    // as they are and as the telephone has them. It is worse to make two of one.
    private const double MinSilhouette = 0.45;

    private readonly List<(TimeSpan Start, VoiceProfile? Voice)> _segments = [];

    /// <summary>Listens to the segments of a window.</summary>
    /// <param name="samples">Sound of the window at 16 kHz.</param>
    /// <param name="start">Where the window begins, from the start of the recording.</param>
    /// <param name="said">The segments.</param>
    public void Add(ReadOnlySpan<float> samples, TimeSpan start, IReadOnlyList<RecognizedSegment> said)
    {
        foreach (var segment in said)
        {
            var first = Math.Clamp(SampleOf(segment.Start - start), 0, samples.Length);
            var last = Math.Clamp(SampleOf(segment.End - start), first, samples.Length);
            _segments.Add((segment.Start, VoiceProfile.Of(samples[first..last])));
        }
    }

    /// <summary>The speaker of each segment, by its start, in the order in which they are first heard, from 0.</summary>
    public IReadOnlyDictionary<TimeSpan, int> Speakers()
    {
        var heard = _segments.Where(segment => segment.Voice is not null).ToList();
        var split = VoiceClusters.Split([.. heard.Select(segment => segment.Voice!.Values)], MinSilhouette);
        var voices = heard.Zip(split).DistinctBy(pair => pair.First.Start).ToDictionary(pair => pair.First.Start, pair => pair.Second);
        var speakers = new Dictionary<TimeSpan, int>();
        var last = 0;
        foreach (var (start, _) in _segments.OrderBy(segment => segment.Start))
        {
            // Too short to tell: whoever spoke goes on.
            last = voices.GetValueOrDefault(start, last);
            speakers[start] = last;
        }

        return speakers;
    }

    private static int SampleOf(TimeSpan time) => (int)Math.Round(time.TotalSeconds * 16_000);
}
