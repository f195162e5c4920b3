namespace PensionsAi.Classification.Teach;

/// <summary>A text that is to become an example.</summary>
/// <param name="Text">As it was sent, not masked.</param>
/// <param name="Labels">Codes, the main one first; empty for none yet.</param>
internal sealed record NewExample(string Text, IReadOnlyList<string> Labels);
