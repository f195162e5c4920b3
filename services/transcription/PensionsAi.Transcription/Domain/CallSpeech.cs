namespace PensionsAi.Transcription.Domain;

/// <summary>Where a recording holds speech.</summary>
/// <param name="Duration">Length of the recording.</param>
/// <param name="Tracks">Tracks listened to: one, or one a channel.</param>
/// <param name="Segments">The speech, by start.</param>
internal sealed record CallSpeech(TimeSpan Duration, int Tracks, IReadOnlyList<SpeechSegment> Segments);
