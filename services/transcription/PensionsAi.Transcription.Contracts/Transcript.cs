using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Transcription.Contracts;

/// <summary>A recording as text: the result of a transcription.</summary>
/// <param name="Language">Language spoken, given or detected: <c>sv</c>, <c>en</c>; <c>und</c> when it was to be detected and nothing was said.</param>
/// <param name="Duration">Length of the recording in seconds.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Segments">The text in pieces, by start.</param>
/// <param name="Model">The model that recognised the words.</param>
public sealed record Transcript(
    string Language,
    double Duration,
    string Text,
    IReadOnlyList<TranscriptSegment> Segments,
    ModelVersion Model)
{
    /// <summary>How it is known who speaks.</summary>
    public SpeakerSource Speakers { get; init; }

    /// <summary>Talk time, silence, overlap and speech rate.</summary>
    public TranscriptStatistics? Statistics { get; init; }
}
