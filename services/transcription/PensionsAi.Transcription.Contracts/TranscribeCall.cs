namespace PensionsAi.Transcription.Contracts;

/// <summary>How a call is transcribed: the part <c>settings</c> of a multipart <c>POST /v1/transcriptions</c>.</summary>
public sealed record TranscribeCall
{
    /// <summary>Most phrase hints.</summary>
    public const int MostPhraseHints = 100;

    /// <summary>Longest phrase hint, in UTF-16 code units.</summary>
    public const int LongestPhraseHint = 100;

    /// <summary>Most hypotheses at once.</summary>
    public const int LargestBeam = 8;

    /// <summary>Language spoken: <c>sv</c> (default), <c>en</c>, or <c>auto</c> to have it detected.</summary>
    public string? Language { get; init; }

    /// <summary><c>mono</c> mixes all channels, <c>separate</c> takes each for a speaker of its own, <c>auto</c> (default) does so for two.</summary>
    public string? Channels { get; init; }

    /// <summary>Whether personal data in the transcript is masked before it is stored or shown. Default false.</summary>
    public bool? Mask { get; init; }

    /// <summary>Whether each segment is told its sentiment. Default false.</summary>
    public bool? Sentiment { get; init; }

    /// <summary>Words and phrases that are likely to be said, names of benefits and forms for example: at most 100 of 1 to 100 characters. Default none.</summary>
    public IReadOnlyList<string>? PhraseHints { get; init; }

    /// <summary>Whether what was said before helps to understand what comes next; it also carries errors on. Default false.</summary>
    public bool? ConditionOnPreviousText { get; init; }

    /// <summary>Hypotheses that are followed at once, 1 to 8: more take more time. Default 1.</summary>
    public int? BeamSize { get; init; }
}
