namespace PensionsAi.Transcription.Domain;

/// <summary>
/// Turns the speech probability of one window after another into segments. Begins at one threshold and ends at a lower
/// one, so that a probability near the threshold does not chop speech to pieces. Speech that never pauses is cut where it
/// is the least likely. For one track; not thread-safe.
/// </summary>
/// <param name="track">Index of the track.</param>
/// <param name="window">Length of a window.</param>
/// <param name="thresholds">When it is speech.</param>
internal sealed class SpeechSegmenter(int track, TimeSpan window, SpeechThresholds thresholds)
{
    private readonly List<SpeechSegment> _final = [];

    // The windows in which the open segment may be cut.
    private readonly Queue<(TimeSpan At, float Probability)> _recent = [];
    private SpeechSegment? _pending;
    private long _windows;
    private TimeSpan? _start;
    private TimeSpan _paddedStart;
    private TimeSpan? _quietSince;

    /// <summary>Nothing that is taken later begins before this: the sound before it is no more needed.</summary>
    public TimeSpan Earliest =>
        _pending?.Start ?? (_start is not null ? _paddedStart : Max((window * _windows) - thresholds.Padding, TimeSpan.Zero));

    /// <summary>Takes the next window's probability, 0 to 1.</summary>
    public void Add(float probability)
    {
        var now = window * _windows++;
        if (probability >= thresholds.Begin)
        {
            if (_start is null)
                Open(now, Max(now - thresholds.Padding, TimeSpan.Zero));
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

        if (_start is not null)
            CutWhenTooLong(now, probability);
        var next = _start is not null ? _paddedStart : now + window - thresholds.Padding;
        if (_pending is { } pending && next > pending.End)
            Finish();
    }

    /// <summary>The segments that will not change any more, padded, apart from one another, by start. Each is given once.</summary>
    public IReadOnlyList<SpeechSegment> Take()
    {
        if (_final.Count == 0)
            return [];
        SpeechSegment[] taken = [.. _final];
        _final.Clear();
        return taken;
    }

    /// <summary>Ends the track.</summary>
    /// <param name="duration">Its length; no segment reaches beyond it.</param>
    /// <returns>The segments that were not taken before.</returns>
    public IReadOnlyList<SpeechSegment> Complete(TimeSpan duration)
    {
        if (_start is not null)
            Close(_quietSince ?? duration);
        if (_pending is { } pending)
            _pending = pending with { End = Min(pending.End, duration) };
        Finish();
        return Take();
    }

    private void Open(TimeSpan start, TimeSpan paddedStart)
    {
        _start = start;
        _paddedStart = paddedStart;
        _recent.Clear();
    }

    private void Close(TimeSpan end)
    {
        if (end - _start!.Value >= thresholds.MinSpeech)
        {
            var segment = new SpeechSegment(track, _paddedStart, end + thresholds.Padding);
            if (_pending is not { } pending || segment.Start > pending.End)
                Finish();
            else if (segment.End - pending.Start <= thresholds.MaxSpeech)
                segment = segment with { Start = pending.Start };
            else
            {
                segment = segment with { Start = pending.End };
                Finish();
            }

            _pending = segment;
        }

        _start = null;
        _quietSince = null;
    }

    private void CutWhenTooLong(TimeSpan now, float probability)
    {
        _recent.Enqueue((now, probability));
        while (_recent.Peek().At <= now - thresholds.CutWithin)
            _recent.Dequeue();
        if (now + window + thresholds.Padding - _paddedStart <= thresholds.MaxSpeech)
            return;

        var cut = _recent.MinBy(recent => recent.Probability).At + (window / 2);
        Finish();
        _final.Add(new SpeechSegment(track, _paddedStart, cut));
        Open(cut, cut);
        if (_quietSince < cut)
            _quietSince = cut;
    }

    private void Finish()
    {
        if (_pending is { } pending && pending.Start < pending.End)
            _final.Add(pending);
        _pending = null;
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
