namespace PensionsAi.Classification.Analyze.Wording;

/// <summary>The language model cannot answer now.</summary>
/// <param name="reason">The kind of fault, which is no content.</param>
internal sealed class LanguageModelUnavailableException(string reason) : Exception("The language model is not available: " + reason);
