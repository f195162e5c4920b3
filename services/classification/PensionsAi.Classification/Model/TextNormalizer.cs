using System.Globalization;

namespace PensionsAi.Classification.Model;

/// <summary>
/// Text as the features see it: words and runs of punctuation, lower case, each digit a <c>0</c>, one space around each.
/// </summary>
internal static class TextNormalizer
{
    /// <summary>Most characters that a text of this length can become.</summary>
    public static int MaxLength(int length) => (2 * length) + 1;

    /// <summary>Writes the normalised text and returns its length.</summary>
    /// <param name="text">Any UTF-16, composed or not.</param>
    /// <param name="normalized">At least <see cref="MaxLength"/> characters.</param>
    public static int Normalize(ReadOnlySpan<char> text, Span<char> normalized)
    {
        var length = 0;
        normalized[length++] = ' ';
        var last = CharacterClass.Space;
        foreach (var original in text)
        {
            var current = Classify(original);
            if (current is CharacterClass.Mark)
            {
                if (last is CharacterClass.Word)
                    normalized[length - 1] = Compose(normalized[length - 1], original);
                continue;
            }

            if (current != last && last is not CharacterClass.Space)
                length = EndToken(normalized, length);
            if (current is not CharacterClass.Space)
                normalized[length++] = Fold(original);
            last = current;
        }

        return last is CharacterClass.Space ? length : EndToken(normalized, length);
    }

    /// <summary>Whether a word of normalised text is letters and digits, not punctuation.</summary>
    public static bool IsWord(ReadOnlySpan<char> token) => char.IsLetterOrDigit(token[0]);

    // A full stop or comma says nothing about a text's subject or mood; "?", "!", "..." and ":)" do.
    private static int EndToken(Span<char> normalized, int length)
    {
        if (normalized[length - 1] is '.' or ',' && normalized[length - 2] is ' ')
            return length - 1;
        normalized[length] = ' ';
        return length + 1;
    }

    private static CharacterClass Classify(char character) => character switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' => CharacterClass.Word,
        ' ' => CharacterClass.Space,
        _ when char.IsLetterOrDigit(character) => CharacterClass.Word,
        _ when char.IsWhiteSpace(character) => CharacterClass.Space,
        _ when char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark => CharacterClass.Mark,
        _ => CharacterClass.Punctuation,
    };

    private static char Fold(char character) => char.IsDigit(character) ? '0' : char.ToLowerInvariant(character);

    // Some programs send å, ä and ö as a letter and a mark; string.Normalize would throw on text that is not well-formed.
    private static char Compose(char letter, char mark) => (letter, mark) switch
    {
        ('a', '\u030A') => 'å',
        ('a', '\u0308') => 'ä',
        ('o', '\u0308') => 'ö',
        ('u', '\u0308') => 'ü',
        ('e', '\u0301') => 'é',
        _ => letter,
    };

    private enum CharacterClass
    {
        Space,
        Word,
        Punctuation,
        Mark,
    }
}
