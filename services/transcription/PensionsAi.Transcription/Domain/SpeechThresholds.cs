namespace PensionsAi.Transcription.Domain;

/// <summary>
/// When a run of probabilities counts as speech. The defaults are lower than the 0.5 and 0.35 that the model's makers use:
/// tones, hum and white noise stay under 0.1, while a soft "tack" may reach only 0.35. A word lost is worse here than a
/// cough that the recogniser has to look at.
/// </summary>
internal sealed record SpeechThresholds
{
    /// <summary>Probability from which speech begins, 0 to 1. Default 0.3.</summary>
    public float Begin { get; init; } = 0.3f;

    /// <summary>Probability under which speech may end, 0 to <see cref="Begin"/>. Default 0.15: a word's weak middle must not cut it.</summary>
    public float End { get; init; } = 0.15f;

    /// <summary>Shortest speech that is kept, 0 to 10 s. Default 0.09 s: three windows, a short "ja".</summary>
    public TimeSpan MinSpeech { get; init; } = TimeSpan.FromSeconds(0.09);

    /// <summary>Shortest pause that ends a segment, 0 to 10 s. Default 0.3 s.</summary>
    public TimeSpan MinSilence { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Sound kept before and after the speech, 0 to 1 s. Default 0.1 s: first and last consonants are weak.</summary>
    public TimeSpan Padding { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>Longest segment with its paddings, 6 to 30 s. Default 30 s, the most that the speech model sees at once.</summary>
    public TimeSpan MaxSpeech { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How far before its end a segment that is too long may be cut, 1 to 5 s. Default 5 s.</summary>
    public TimeSpan CutWithin { get; init; } = TimeSpan.FromSeconds(5);
}
