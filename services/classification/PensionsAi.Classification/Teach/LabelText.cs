namespace PensionsAi.Classification.Teach;

/// <summary>Several codes in one text, as cells of a table and rows of the database hold them.</summary>
internal static class LabelText
{
    private const char Bar = '|';

    private static readonly char[] BetweenCodes = [Bar, ';', ','];

    /// <summary>The codes of a cell, each once, in their order.</summary>
    public static IReadOnlyList<string> Split(string? text) =>
        [.. (text ?? string.Empty).Split(BetweenCodes, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>The text of codes.</summary>
    public static string Join(IEnumerable<string> codes) => string.Join(Bar, codes);
}
