using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>
/// Finds what is heard in one track because somebody speaks in another: the far end comes back weaker and later, and would
/// be transcribed as said by both. Decided piece by piece, so that a reply right after an echo, or over one, is kept.
/// Not thread-safe.
/// </summary>
/// <param name="tracks">The tracks of the recording.</param>
internal sealed class EchoFilter(IReadOnlyList<TrackListener> tracks)
{
    /// <summary>Most that an echo is late, or two channels of a recording are out of step.</summary>
    public static readonly TimeSpan MaxLag = TimeSpan.FromSeconds(0.5);

    private const double PieceSeconds = 0.75;

    // Pure echo correlates at 0.7 to 1. A voice that is half drowned by an echo of -10 dB may reach 0.8 for a piece, but
    // then what lies beside it is its own; there a piece must be nothing but echo.
    private const double Alike = 0.7;
    private const double NothingElse = 0.9;

    // An echo is weaker: by 3 dB at least.
    private const double Weaker = 0.5;

    // One voice in both channels at one level, as when a recorder doubles its single channel: the first track keeps it.
    private const double SameLevel = 2;

    /// <summary>The parts of a segment that are said in its own track. The echoes between them are silenced in the track's sound.</summary>
    /// <param name="segment">The segment; every track has been heard to <see cref="MaxLag"/> after it, or has ended.</param>
    public IEnumerable<SpeechSegment> Without(SpeechSegment segment)
    {
        var count = Math.Max(1, (int)Math.Round(segment.Duration.TotalSeconds / PieceSeconds));
        var pieces = Enumerable.Range(0, count)
            .Select(i => segment with { Start = segment.Start + (segment.Duration * i / count), End = segment.Start + (segment.Duration * (i + 1) / count) })
            .Select(piece => (Piece: piece, Echo: EchoIn(piece)))
            .ToList();
        SpeechSegment? own = null;
        for (var i = 0; i < count; i++)
        {
            var (piece, echo) = pieces[i];
            var isAmongEchoes = pieces[Math.Max(0, i - 1)].Echo >= Alike && pieces[Math.Min(count - 1, i + 1)].Echo >= Alike;
            if (echo < (isAmongEchoes ? Alike : NothingElse))
            {
                own = own is { } begun ? begun with { End = piece.End } : piece;
                continue;
            }

            SoundOf(tracks[piece.Track], piece, TimeSpan.Zero).Span.Clear();
            if (own is { } whole)
                yield return whole;
            own = null;
        }

        if (own is { } last)
            yield return last;
    }

    /// <summary>How alike the piece is to what is louder in another track, 0 to 1.</summary>
    private double EchoIn(SpeechSegment piece)
    {
        var stretch = EchoCorrelation.Prepare(SoundOf(tracks[piece.Track], piece, TimeSpan.Zero).Span);
        var energy = EchoCorrelation.Energy(stretch);
        var echo = 0.0;
        for (var track = 0; track < tracks.Count; track++)
        {
            if (track == piece.Track)
                continue;
            var other = EchoCorrelation.Prepare(SoundOf(tracks[track], piece, MaxLag).Span);
            // Where the other track is silent, or as good as, it is not what is heard here.
            if (other.Length < stretch.Length || EchoCorrelation.Energy(other) < energy / SameLevel)
                continue;
            var found = EchoCorrelation.Find(stretch, other);
            if (found.EnergyRatio <= Weaker || (found.Correlation >= NothingElse && found.EnergyRatio <= SameLevel && track < piece.Track))
                echo = Math.Max(echo, found.Correlation);
        }

        return echo;
    }

    private static Memory<float> SoundOf(TrackListener track, SpeechSegment piece, TimeSpan around) =>
        track.Sound.Read(SampleOf(piece.Start - around), SampleOf(piece.End + around));

    private static long SampleOf(TimeSpan time) => (long)Math.Round(time.TotalSeconds * VoiceActivityDetector.SampleRate);
}
