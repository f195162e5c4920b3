namespace PensionsAi.Transcription.Domain;

/// <summary>How the words of a call are looked for.</summary>
internal sealed record RecognitionSettings
{
    /// <summary>Language spoken, a code that the model knows, for example <c>sv</c>; null when it is to be detected. Default null.</summary>
    public string? Language { get; init; }

    /// <summary>Words and phrases that are likely to be said, at most 100 of at most 100 characters. Default none.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Whether a window sees the text of the one before. Default false: it carries errors and loops on.</summary>
    public bool ConditionOnPreviousText { get; init; }

    /// <summary>Hypotheses followed at once, 1 to 8; 1 is greedy. Default 1.</summary>
    public int BeamSize { get; init; } = 1;
}
