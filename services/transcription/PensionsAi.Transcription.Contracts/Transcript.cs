using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Transcription.Contracts;

/// <summary>A recording as text: the result of a transcription.</summary>
/// <param name="Language">Language spoken, given or detected: <c>sv</c> or <c>en</c>.</param>
/// <param name="Duration">Length of the recording in seconds.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Segments">The text in pieces, by start.</param>
/// <param name="Model">The model that recognised the words.</param>
public sealed record Transcript(
    string Language,
    double Duration,
    string Text,
    IReadOnlyList<TranscriptSegment> Segments,
    ModelVersion Model);
