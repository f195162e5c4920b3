namespace PensionsAi.Transcription.Model;

/// <summary>A file of speech weights is not what it should be. The message names the fault and holds nothing of a caller's.</summary>
internal sealed class SpeechModelException(string message) : Exception(message);
