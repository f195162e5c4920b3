namespace PensionsAi.Transcription.Domain;

/// <summary>A stretch of one track as text, before it has a speaker.</summary>
/// <param name="Track">Index of the track, from 0.</param>
/// <param name="Start">Where it begins, from the start of the recording.</param>
/// <param name="End">Where it ends; after <paramref name="Start"/>.</param>
/// <param name="Text">What is said.</param>
/// <param name="Confidence">How sure the model is, 0 to 1: the geometric mean of its tokens' probabilities.</param>
/// <param name="Words">The words, by start; one at least.</param>
internal sealed record RecognizedSegment(
    int Track,
    TimeSpan Start,
    TimeSpan End,
    string Text,
    double Confidence,
    IReadOnlyList<RecognizedWord> Words);
