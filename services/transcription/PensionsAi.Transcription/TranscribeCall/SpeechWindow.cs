namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>A stretch of one track for the speech model: speech, with the pauses in it.</summary>
/// <param name="Track">Index of the track, from 0.</param>
/// <param name="Speaker">Which speaker's track it is, in the order in which they are first heard, from 0.</param>
/// <param name="Start">Where it begins, from the start of the recording.</param>
/// <param name="IsOnlyTrack">Whether the recording has no other track, so that all speakers are in it.</param>
/// <param name="Samples">Its sound at 16 kHz, -1 to 1, at most 30 s. Valid while it is being handled.</param>
internal sealed record SpeechWindow(int Track, int Speaker, TimeSpan Start, bool IsOnlyTrack, ReadOnlyMemory<float> Samples);
