namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>What a window was read as.</summary>
/// <param name="Best">The tokens, the end not among them.</param>
/// <param name="NoSpeechProbability">How likely it is that nobody speaks, 0 to 1.</param>
/// <param name="CompressionRatio">Bytes of the text by its bytes when deflated: above 2.4 it goes round in circles.</param>
internal sealed record DecodedWindow(Hypothesis Best, float NoSpeechProbability, double CompressionRatio);
