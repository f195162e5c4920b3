namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>A text that themes are looked for in.</summary>
/// <param name="Text">The text, masked: words and quotes of it are kept and shown.</param>
/// <param name="Labels">Codes of its labels.</param>
internal readonly record struct ThemeText(string Text, IReadOnlyList<string> Labels);
