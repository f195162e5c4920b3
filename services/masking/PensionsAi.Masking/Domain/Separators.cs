namespace PensionsAi.Masking.Domain;

/// <summary>The characters that people, keyboards and word processors put inside numbers.</summary>
internal static class Separators
{
    /// <summary>Longest gap between two groups of one number: a sign with a space on either side, or two spaces.</summary>
    private const int LongestGap = 3;

    /// <summary>" bindestreck ".</summary>
    private const int LongestSpokenDash = 13;

    /// <summary>Whether the character is a space within a line, visible or not.</summary>
    public static bool IsSpace(char character) => character is ' ' or '\t'
        or '\u00A0' or '\u2007' or '\u2009' or '\u200A' or '\u202F'
        or '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    /// <summary>Whether the character is a hyphen, dash or minus sign.</summary>
    public static bool IsDash(char character) => character is '-' or (>= '\u2010' and <= '\u2015') or '\u2212';

    /// <summary>What a gap between two groups of digits is; "330312 streck 9096" is written by whoever takes down what is said.</summary>
    public static GapKind Classify(ReadOnlySpan<char> gap)
    {
        if (gap.Length is > LongestGap and <= LongestSpokenDash && gap.Trim() is var word
            && (word.Equals("streck", StringComparison.OrdinalIgnoreCase) || word.Equals("bindestreck", StringComparison.OrdinalIgnoreCase)))
            return GapKind.Dash;
        if (gap.Length is 0 or > LongestGap)
            return GapKind.None;

        var kind = GapKind.Space;
        foreach (var character in gap)
        {
            var sign = SignOf(character);
            if (sign == GapKind.Space)
                continue;
            // At most one sign, but ") " and " (" and ")-" belong to telephone numbers.
            if (sign == GapKind.None || (kind != GapKind.Space && kind != GapKind.Parenthesis && sign != GapKind.Parenthesis))
                return GapKind.None;
            kind = kind == GapKind.Parenthesis ? kind : sign;
        }

        // "12. 34" is two numbers with punctuation between them; "8214-9, 33 041" is one account.
        var longest = kind switch { GapKind.Dot => 1, GapKind.Comma => 2, _ => LongestGap };
        return gap.Length <= longest ? kind : GapKind.None;
    }

    private static GapKind SignOf(char character) => character switch
    {
        '+' => GapKind.Plus,
        '.' => GapKind.Dot,
        '/' => GapKind.Slash,
        ',' => GapKind.Comma,
        '(' or ')' => GapKind.Parenthesis,
        _ when IsSpace(character) => GapKind.Space,
        _ when IsDash(character) => GapKind.Dash,
        _ => GapKind.None,
    };
}
