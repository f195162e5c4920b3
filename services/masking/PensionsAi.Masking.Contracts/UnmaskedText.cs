namespace PensionsAi.Masking.Contracts;

/// <summary>One restored text.</summary>
/// <param name="Id">The caller's name for it.</param>
/// <param name="Text">The text with every encrypted value put back; otherwise unchanged.</param>
/// <param name="Restored">Values put back.</param>
/// <param name="NotRestored">
/// Values left as they are, for they were changed or their key is no longer kept. Anything above 0 says that the text is not
/// the original.
/// </param>
public sealed record UnmaskedText(string Id, string Text, int Restored, int NotRestored);
