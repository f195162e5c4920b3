using System.Text;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Numbers in words that follow one another, read as one number.</summary>
internal static class SpokenRun
{
    /// <summary>Most digits that a run takes.</summary>
    public const int MostDigits = 24;

    /// <summary>The runs of numbers that are joined, as ranges of <see cref="ScannedText.Spoken"/>; ordinals are in none.</summary>
    public static IEnumerable<(int First, int Last)> Of(ScannedText text)
    {
        for (var first = 0; first < text.Spoken.Count; first++)
        {
            if (text.Spoken[first].IsOrdinal)
                continue;
            var last = first;
            while (text.Spoken[last].IsJoined && !text.Spoken[last + 1].IsOrdinal)
                last++;
            yield return (first, last);
            first = last;
        }
    }

    /// <summary>The digits of a range. "åttatusen trehundratjugosju" is 8327.</summary>
    public static string Digits(ScannedText text, int first, int last)
    {
        var digits = new StringBuilder();
        for (var index = first; index <= last && digits.Length <= MostDigits; index++)
        {
            var (number, next) = (text.Spoken[index].Digits, index < last ? text.Spoken[index + 1].Digits : "");
            var isThousands = number.Length == 4 && number.EndsWith("000", StringComparison.Ordinal) && next.Length is > 0 and <= 3;
            digits.Append(isThousands ? number[..1] + next.PadLeft(3, '0') : number);
            index += isThousands ? 1 : 0;
        }

        return digits.ToString();
    }

    /// <summary>Whether a word is among the numbers of a range: digits alone are the other recognizers'.</summary>
    public static bool HasWord(ScannedText text, int first, int last)
    {
        for (var index = first; index <= last; index++)
        {
            if (char.IsLetter(text.Text[text.Spoken[index].Start]))
                return true;
        }

        return false;
    }
}
