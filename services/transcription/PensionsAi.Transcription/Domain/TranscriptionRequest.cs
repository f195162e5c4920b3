namespace PensionsAi.Transcription.Domain;

/// <summary>What a caller wants of a recording.</summary>
/// <param name="Format">Format of the recording.</param>
/// <param name="Language">Language spoken, <c>sv</c> or <c>en</c>; null when it is to be detected.</param>
/// <param name="Channels">How its channels become tracks.</param>
/// <param name="Mask">Whether the transcript is masked before it is stored.</param>
internal sealed record TranscriptionRequest(AudioFormat Format, string? Language, ChannelMode Channels, bool Mask);
