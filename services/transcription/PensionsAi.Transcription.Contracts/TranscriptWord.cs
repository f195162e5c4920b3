namespace PensionsAi.Transcription.Contracts;

/// <summary>One word of a transcript.</summary>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="End">Seconds from the start of the recording; after <paramref name="Start"/>.</param>
/// <param name="Text">The word with its punctuation.</param>
/// <param name="Confidence">How sure the model is, 0 to 1.</param>
public sealed record TranscriptWord(double Start, double End, string Text, double Confidence);
