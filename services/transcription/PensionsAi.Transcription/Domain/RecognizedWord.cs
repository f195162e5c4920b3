namespace PensionsAi.Transcription.Domain;

/// <summary>One word as the speech model heard it.</summary>
/// <param name="Start">Where it begins, from the start of the recording.</param>
/// <param name="End">Where it ends; after <paramref name="Start"/>.</param>
/// <param name="Text">The word with its punctuation, without spaces around it.</param>
/// <param name="Confidence">How sure the model is, 0 to 1.</param>
internal sealed record RecognizedWord(TimeSpan Start, TimeSpan End, string Text, double Confidence);
