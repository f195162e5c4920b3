namespace PensionsAi.Transcription.Domain;

/// <summary>
/// Turns the speech probability of one window after another into segments. Begins at one threshold and ends at a lower
/// one, so that a probability near the threshold does not chop speech to pieces. For one track; not thread-safe.
/// </summary>
/// <param name="track">Index of the track.</param>
/// <param name="window">Length of a window.</param>
/// <param name="thresholds">When it is speech.</param>
internal sealed class SpeechSegmenter(int track, TimeSpan window, SpeechThresholds thresholds)
{
    private readonly List<SpeechSegment> _segments = [];
    private long _windows;
    private TimeSpan? _start;
    private TimeSpan? _quietSince;

    /// <summary>Takes the next window's probability, 0 to 1.</summary>
    public void Add(float probability)
    {
        var now = window * _windows++;
        if (probability >= thresholds.Begin)
        {
            _start ??= now;
            _quietSince = null;
        }
        else if (_start is not null && probability < thresholds.End)
        {
            _quietSince ??= now;
            if (now + window - _quietSince >= thresholds.MinSilence)
                Close(_quietSince.Value);
        }
        else
        {
            _quietSince = null;
        }
    }

    /// <summary>Ends the track.</summary>
    /// <param name="duration">Its length; no segment reaches beyond it.</param>
    /// <returns>The segments, padded, apart from one another, by start.</returns>
    public IReadOnlyList<SpeechSegment> Complete(TimeSpan duration)
    {
        if (_start is not null)
            Close(_quietSince ?? duration);

        var padded = new List<SpeechSegment>(_segments.Count);
        foreach (var segment in _segments)
        {
            var start = Max(segment.Start - thresholds.Padding, TimeSpan.Zero);
            var end = Min(segment.End + thresholds.Padding, duration);
            if (padded is [.., var last] && start <= last.End)
                padded[^1] = last with { End = end };
            else if (start < end)
                padded.Add(new SpeechSegment(track, start, end));
        }

        return padded;
    }

    private void Close(TimeSpan end)
    {
        if (end - _start!.Value >= thresholds.MinSpeech)
            _segments.Add(new SpeechSegment(track, _start.Value, end));
        _start = null;
        _quietSince = null;
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
