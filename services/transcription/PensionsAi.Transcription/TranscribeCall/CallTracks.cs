using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>
/// The tracks of one recording on their way from sound to windows of speech. Keeps no more sound than the windows that are
/// being packed and the speech that is being heard take. Not thread-safe.
/// </summary>
internal sealed class CallTracks(IReadOnlyList<TrackListener> tracks) : IDisposable
{
    private readonly EchoFilter _echo = new(tracks);
    private readonly List<int> _speakers = [];
    private readonly List<SpeechSegment> _speech = [];

    /// <summary>The speech so far, echoes left out.</summary>
    public IReadOnlyList<SpeechSegment> Speech => _speech;

    /// <summary>The tracks.</summary>
    public IReadOnlyList<TrackListener> Tracks => tracks;

    /// <summary>The windows that have become whole, each valid until the next is asked for.</summary>
    /// <param name="hasEnded">Whether no more sound comes.</param>
    public IEnumerable<SpeechWindow> TakeWindows(bool hasEnded)
    {
        // All first: what is an echo in one track is told by the sound of another, which must not be dropped before.
        foreach (var track in tracks)
        {
            foreach (var window in Pack(track, hasEnded))
                yield return WindowOf(track, window);
            if ((hasEnded ? track.Packer.Complete() : track.Packer.Advance(track.Earliest)) is { } last)
                yield return WindowOf(track, last);
        }

        var needed = tracks.Min(track => track.Earliest) - (tracks.Count > 1 ? EchoFilter.MaxLag : TimeSpan.Zero);
        foreach (var track in tracks)
            track.Sound.DropBefore(SampleOf(track.Packer.Start is { } start && start < needed ? start : needed));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var track in tracks)
            track.Dispose();
    }

    private IEnumerable<SpeechSegment> Pack(TrackListener track, bool hasEnded)
    {
        while (track.Found.TryPeek(out var segment) && (hasEnded || tracks.Count == 1 || IsHeard(segment.End + EchoFilter.MaxLag)))
        {
            track.Found.Dequeue();
            foreach (var own in tracks.Count == 1 ? [segment] : _echo.Without(segment))
            {
                _speech.Add(own);
                if (track.Packer.Add(own) is { } window)
                    yield return window;
            }
        }
    }

    private bool IsHeard(TimeSpan time) => tracks.All(track => track.Sound.End >= SampleOf(time));

    private SpeechWindow WindowOf(TrackListener track, SpeechSegment window)
    {
        var start = SampleOf(window.Start);
        var end = Math.Min(SampleOf(window.End), start + SpeechRecognizer.MaxWindowSamples);
        return new SpeechWindow(window.Track, SpeakerOf(window), window.Start, tracks.Count == 1, track.Sound.Read(start, end));
    }

    /// <summary>Who is heard before this window is named before its speaker, whether or not that window has come yet.</summary>
    private int SpeakerOf(SpeechSegment window)
    {
        if (!_speakers.Contains(window.Track))
        {
            var earlier = tracks
                .Select((track, index) => (Index: index, Start: _speech.FirstOrDefault(segment => segment.Track == index, window with { Start = track.Earliest }).Start))
                .Where(track => track.Start < window.Start && track.Index != window.Track && !_speakers.Contains(track.Index))
                .OrderBy(track => track.Start);
            _speakers.AddRange(earlier.Select(track => track.Index));
            _speakers.Add(window.Track);
        }

        return _speakers.IndexOf(window.Track);
    }

    private static long SampleOf(TimeSpan time) => (long)Math.Round(time.TotalSeconds * VoiceActivityDetector.SampleRate);
}
