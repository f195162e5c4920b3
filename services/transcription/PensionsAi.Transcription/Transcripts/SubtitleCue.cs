namespace PensionsAi.Transcription.Transcripts;

/// <summary>What is shown at once as a subtitle.</summary>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="End">Seconds from the start of the recording; after <paramref name="Start"/>.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Lines">One line or two.</param>
internal sealed record SubtitleCue(double Start, double End, string Speaker, IReadOnlyList<string> Lines);
