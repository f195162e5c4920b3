using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>A call as it came: what is wanted, and the recording.</summary>
/// <param name="Request">What the caller wants.</param>
/// <param name="Audio">The recording, forward only. Ends with the body that it is read from.</param>
internal sealed record TranscriptionInput(TranscriptionRequest Request, Stream Audio);
