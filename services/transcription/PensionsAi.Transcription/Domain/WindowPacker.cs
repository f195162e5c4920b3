namespace PensionsAi.Transcription.Domain;

/// <summary>
/// Packs the speech of a track into windows for the speech model, which takes as long for a second as for thirty. A window
/// begins and ends with speech and keeps the pauses between, so that times stay true. For one track; not thread-safe.
/// </summary>
internal sealed class WindowPacker
{
    /// <summary>Longest window.</summary>
    public static readonly TimeSpan MaxWindow = TimeSpan.FromSeconds(30);

    // From here on a window is worth the model's time, and a pause is a better place for its end than the middle of a reply.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // Silence is what the model invents text on.
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(10);

    private SpeechSegment? _window;

    /// <summary>Where the window begins that is being packed; null when there is none.</summary>
    public TimeSpan? Start => _window?.Start;

    /// <summary>Takes the next segment, at most <see cref="MaxWindow"/> long.</summary>
    /// <returns>The window before it, when the segment does not belong to that.</returns>
    public SpeechSegment? Add(SpeechSegment segment)
    {
        var whole = Advance(segment.Start);
        if (_window is { } window && segment.End - window.Start > MaxWindow)
            whole = Complete();
        _window = _window is { } begun ? begun with { End = segment.End } : segment;
        return whole;
    }

    /// <summary>Ends the window when speech that begins so late would not belong to it.</summary>
    /// <param name="nextSpeech">Nothing begins before this.</param>
    /// <returns>The window that ended.</returns>
    public SpeechSegment? Advance(TimeSpan nextSpeech)
    {
        if (_window is not { } window)
            return null;
        var pause = nextSpeech - window.End;
        return pause > LongPause || (pause > Pause && window.Duration >= LongEnough) ? Complete() : null;
    }

    /// <summary>Ends the track.</summary>
    /// <returns>The last window.</returns>
    public SpeechSegment? Complete()
    {
        var window = _window;
        _window = null;
        return window;
    }
}
