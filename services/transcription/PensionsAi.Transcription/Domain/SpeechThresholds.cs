namespace PensionsAi.Transcription.Domain;

/// <summary>When a run of probabilities counts as speech.</summary>
internal sealed record SpeechThresholds
{
    /// <summary>Probability from which speech begins, 0 to 1. Default 0.5.</summary>
    public float Begin { get; init; } = 0.5f;

    /// <summary>Probability under which speech may end, 0 to <see cref="Begin"/>. Default 0.35: a word's weak middle must not cut it.</summary>
    public float End { get; init; } = 0.35f;

    /// <summary>Shortest speech that is kept, 0 to 10 s. Default 0.1 s, a short "ja".</summary>
    public TimeSpan MinSpeech { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>Shortest pause that ends a segment, 0 to 10 s. Default 0.3 s.</summary>
    public TimeSpan MinSilence { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Sound kept before and after the speech, 0 to 1 s. Default 0.1 s: first and last consonants are weak.</summary>
    public TimeSpan Padding { get; init; } = TimeSpan.FromSeconds(0.1);
}
