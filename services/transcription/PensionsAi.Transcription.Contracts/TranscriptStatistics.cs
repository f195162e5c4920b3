namespace PensionsAi.Transcription.Contracts;

/// <summary>How a call went, in figures. Counted on the segments.</summary>
/// <param name="Speakers">The speakers, by name.</param>
/// <param name="Silence">Seconds in which nobody speaks.</param>
/// <param name="Overlap">Seconds in which more than one speaks.</param>
public sealed record TranscriptStatistics(IReadOnlyList<SpeakerStatistics> Speakers, double Silence, double Overlap);
