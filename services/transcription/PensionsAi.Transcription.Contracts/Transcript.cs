namespace PensionsAi.Transcription.Contracts;

/// <summary>A recording as text: the result of a transcription. Its model is named beside it.</summary>
/// <param name="Language">Language spoken, given or detected: <c>sv</c> or <c>en</c>.</param>
/// <param name="Duration">Length of the recording in seconds.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Segments">The text in pieces, by start.</param>
public sealed record Transcript(string Language, double Duration, string Text, IReadOnlyList<TranscriptSegment> Segments);
