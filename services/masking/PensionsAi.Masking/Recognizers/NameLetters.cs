using System.Globalization;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>The letters and signs of a token, packed for the features of the model of names.</summary>
internal static class NameLetters
{
    /// <summary>What a sign is known by: quotation marks and dashes are one each, and symbols that are no punctuation too.</summary>
    public static ulong SignHash(char character) => character switch
    {
        '"' or '”' or '“' or '„' or '»' or '«' or '\'' or '’' or '‘' => '"',
        _ when Separators.IsDash(character) => '-',
        _ when char.IsPunctuation(character) => character,
        _ => '¤',
    };

    /// <summary>Whether marks stand apart from their letters.</summary>
    public static bool HasMarks(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (character >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                return true;
        }

        return false;
    }

    /// <summary>The first four letters, 16 bits each.</summary>
    public static ulong Prefix(ReadOnlySpan<char> word)
    {
        var packed = 0UL;
        for (var index = 0; index < 4; index++)
            packed = (packed << 16) | (index < word.Length ? char.ToLowerInvariant(word[index]) : '\0');
        return packed;
    }

    /// <summary>The last four letters, 16 bits each, the last one lowest.</summary>
    public static ulong Suffix(ReadOnlySpan<char> word)
    {
        var packed = 0UL;
        for (var index = Math.Max(0, word.Length - 4); index < word.Length; index++)
            packed = (packed << 16) | char.ToLowerInvariant(word[index]);
        return packed;
    }

    /// <summary>Length, hyphen and last letter, packed.</summary>
    public static byte Form(ReadOnlySpan<char> word, bool hasStop)
    {
        var length = word.Length switch { <= 2 => word.Length, <= 4 => 3, <= 7 => 4, <= 11 => 5, _ => 6 };
        var isJoined = word.IndexOfAny('-', '\u2010', '\u2011') >= 0;
        return (byte)(length | (isJoined ? 8 : 0) | (word[^1] is 's' or 'S' ? 16 : 0) | (hasStop ? 32 : 0) | (word.Contains(':') ? 64 : 0));
    }
}
