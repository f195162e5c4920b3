using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Reads what follows the number of an address: entrance, floor, flat, postcode and town.</summary>
/// <param name="towns">Reads postcode and town.</param>
internal sealed class AddressTail(PostTown towns)
{
    private const int MostParts = 6;
    private const int FarthestSeparator = 3;

    /// <summary>The end of an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="numberEnd">Where the number ends.</param>
    public Tail Read(ScannedText text, int numberEnd)
    {
        var end = LetterEnd(text, numberEnd);
        var isNumber = !IsQuantity(text, end);
        var hasFloor = false;
        for (var part = 0; part < MostParts; part++)
        {
            var next = PartEnd(text, end);
            if (next < 0)
                break;
            (end, hasFloor) = (next, true);
        }

        var postcode = SkipSeparator(text, end);
        if (postcode >= 0 && PostTown.PostcodeEnd(text, PostTown.SkipCountry(text, postcode)) is { } postcodeEnd)
        {
            var townEnd = towns.TownEnd(text, postcodeEnd, mustBePlace: false);
            return new Tail(townEnd ?? postcodeEnd, isNumber, HasPostcode: true, hasFloor);
        }

        return new Tail(postcode >= 0 ? towns.TownAlone(text, end, postcode) : end, isNumber, HasPostcode: false, hasFloor);
    }

    // "12 B", "7b", "2 C", "tolv b".
    private static int LetterEnd(ScannedText text, int end)
    {
        var position = end < text.Text.Length && text.Text[end] == ' ' ? end + 1 : end;
        if (position >= text.Text.Length || char.ToUpperInvariant(text.Text[position]) is < 'A' or > 'H' || text.IsGlue(position + 1))
            return end;
        // "i" and "å" are words; "a", "b" and "e" behind a space must stand before another part, a sign or the end.
        var isWordLike = position > end && char.IsLower(text.Text[position]) && text.Text[position] is 'e' or 'h';
        return isWordLike ? end : position + 1;
    }

    // ", 3 tr", " (2 tr)", " lgh 1302", ", nb", " ö.g.", ", uppgång B", " lägenhet elva noll två".
    private static int PartEnd(ScannedText text, int end)
    {
        var start = SkipSeparator(text, end);
        if (start < 0)
            return -1;
        if (text.Text[start] == '(')
            return PartEndAt(text, start + 1) is >= 0 and var inside && inside < text.Text.Length && text.Text[inside] == ')' ? inside + 1 : -1;
        return PartEndAt(text, start);
    }

    private static int PartEndAt(ScannedText text, int start)
    {
        if (text.Text.AsSpan(start).StartsWith("ö.g.", StringComparison.OrdinalIgnoreCase) || text.Text.AsSpan(start).StartsWith("n.b.", StringComparison.OrdinalIgnoreCase))
            return start + 4;
        var index = text.FirstWordAt(start);
        if (index < text.Words.Count && text.Words[index].Start == start)
        {
            var word = text.Words[index];
            if (StreetWords.Parts.Contains(text[word]) && PartNumberEnd(text, word.End) is { } numberEnd)
                return numberEnd;
            return StreetWords.Floors.Contains(text[word]) && word.Length >= 2 ? word.End : -1;
        }

        var digits = text.FirstDigitsAt(start);
        if (digits >= text.Digits.Count || text.Digits[digits].Start != start || text.Digits[digits].Length > 2)
            return -1;
        var floor = text.FirstWordAt(text.Digits[digits].End);
        return floor < text.Words.Count && text.Words[floor].Start - text.Digits[digits].End <= 1 && StreetWords.Floors.Contains(text[text.Words[floor]])
            ? text.Words[floor].End
            : -1;
    }

    private static int? PartNumberEnd(ScannedText text, int after)
    {
        if (after + 1 >= text.Text.Length)
            return null;
        var start = text.Text[after] is '.' or ':' ? after + 1 : after;
        if (start + 1 >= text.Text.Length || text.Text[start] != ' ')
            return null;
        start++;
        var digits = text.FirstDigitsAt(start);
        if (digits < text.Digits.Count && text.Digits[digits].Start == start && text.Digits[digits].Length <= 4)
            return text.Digits[digits].End;
        var spoken = text.FirstSpokenAt(start);
        if (spoken < text.Spoken.Count && text.Spoken[spoken].Start == start)
        {
            while (text.Spoken[spoken].IsJoined && text.Spoken[spoken + 1].Start - text.Spoken[spoken].End == 1)
                spoken++;
            return text.Spoken[spoken].End;
        }

        return char.IsAsciiLetter(text.Text[start]) && !text.IsGlue(start + 1) ? start + 1 : null;
    }

    /// <summary>Where the next part may begin, past a comma, spaces or a line break; -1 when none stands here.</summary>
    internal static int SkipSeparator(ScannedText text, int end)
    {
        var position = end;
        while (position < text.Text.Length && position - end < FarthestSeparator && text.Text[position] is ' ' or ',' or '\n' or '\r' or '\u00A0' or '.')
            position++;
        return position > end && position < text.Text.Length ? position : -1;
    }

    // "i gatan 12 meter", "vägen 40 000 kr": what is counted is no number of a house.
    private static bool IsQuantity(ScannedText text, int end)
    {
        var after = text.Text.AsSpan(end);
        if (after.StartsWith("%", StringComparison.Ordinal) || after.StartsWith(" %", StringComparison.Ordinal))
            return true;
        if (after.Length > 1 && after[0] is '.' or ',' or ':' && char.IsAsciiDigit(after[1]))
            return true;
        var index = text.FirstWordAt(end);
        return index < text.Words.Count && text.Words[index].Start - end == 1 && text[text.Words[index]] is "min" or "kr" or "kronor" or "meter" or "km" or "mil" or "minuter" or "år" or "dagar" or "procent" or "timmar" or "st" or "stycken" or "gånger" or "personer";
    }

    /// <summary>What follows a number.</summary>
    /// <param name="End">The end of the address.</param>
    /// <param name="IsNumber">Whether the number is one of a house: nothing is counted with it.</param>
    /// <param name="HasPostcode">Whether a postcode follows.</param>
    /// <param name="HasFloor">Whether a floor, flat or entrance follows.</param>
    internal readonly record struct Tail(int End, bool IsNumber, bool HasPostcode, bool HasFloor);
}
