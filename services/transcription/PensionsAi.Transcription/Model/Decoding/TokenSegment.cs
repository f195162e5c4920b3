namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>The tokens of text between two times.</summary>
/// <param name="Start">Seconds from the start of the window.</param>
/// <param name="End">Seconds from the start of the window; after <paramref name="Start"/>.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Count">Tokens.</param>
internal readonly record struct TokenSegment(double Start, double End, int First, int Count);
