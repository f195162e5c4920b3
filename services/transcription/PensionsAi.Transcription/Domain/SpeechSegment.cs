namespace PensionsAi.Transcription.Domain;

/// <summary>A stretch of one track that holds speech.</summary>
/// <param name="Track">Index of the track, from 0.</param>
/// <param name="Start">Where it begins, from the start of the recording.</param>
/// <param name="End">Where it ends; after <paramref name="Start"/>.</param>
internal readonly record struct SpeechSegment(int Track, TimeSpan Start, TimeSpan End)
{
    /// <summary>Its length.</summary>
    public TimeSpan Duration => End - Start;
}
