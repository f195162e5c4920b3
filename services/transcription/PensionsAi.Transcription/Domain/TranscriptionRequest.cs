namespace PensionsAi.Transcription.Domain;

/// <summary>What a caller wants of a recording.</summary>
/// <param name="Format">Format of the recording.</param>
/// <param name="Channels">How its channels become tracks.</param>
/// <param name="Mask">Whether the transcript is masked before it is stored or shown.</param>
/// <param name="Sentiment">Whether each segment is told its sentiment.</param>
/// <param name="Recognition">How its words are looked for.</param>
internal sealed record TranscriptionRequest(
    AudioFormat Format, ChannelMode Channels, bool Mask, bool Sentiment, RecognitionSettings Recognition);
