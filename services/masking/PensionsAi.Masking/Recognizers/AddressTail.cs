using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Reads what follows the number of an address: entrance, floor, flat, postcode and town.</summary>
/// <param name="names">Tells places from other words.</param>
internal sealed class AddressTail(NameTable names)
{
    private const int MostParts = 6;
    private const int MostTownWords = 4;
    private const int FarthestSeparator = 3;

    private static readonly ContextWords TownParticles = new("de", "la", "i", "på", "am", "der", "an", "den");
    private static readonly ContextWords NotTowns = new("kr", "kronor", "sek", "och", "är", "st", "euro");

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
        if (postcode >= 0 && PostcodeEnd(text, SkipCountry(text, postcode)) is { } postcodeEnd)
        {
            var townEnd = TownEnd(text, postcodeEnd, mustBePlace: false);
            return new Tail(townEnd ?? postcodeEnd, isNumber, HasPostcode: true, hasFloor);
        }

        return new Tail(postcode >= 0 ? TownAlone(text, end, postcode) : end, isNumber, HasPostcode: false, hasFloor);
    }

    // "Storgatan 5, Malmö", "Fjellveien 27A, 5019 Bergen": a comma, then a place, perhaps with a postcode of four digits.
    private int TownAlone(ScannedText text, int end, int start)
    {
        if (text.Text[end] != ',')
            return end;
        var digits = text.FirstDigitsAt(start);
        if (digits < text.Digits.Count && text.Digits[digits].Start == start)
            return text.Digits[digits].Length == 4 && TownEnd(text, text.Digits[digits].End, mustBePlace: false) is { } townEnd
                && char.IsUpper(text.Text[text.Digits[digits].End + 1]) ? townEnd : end;
        var index = text.FirstWordAt(start);
        return index < text.Words.Count && text.Words[index].Start == start && text.Words[index].Case is LetterCase.Capitalised or LetterCase.Upper
            && names.Find(text[text.Words[index]]).IsPlace ? text.Words[index].End : end;
    }

    /// <summary>The end of a postcode of five digits, "123 45" or "12345", that begins here; null when none does.</summary>
    public static int? PostcodeEnd(ScannedText text, int start)
    {
        var index = text.FirstDigitsAt(start);
        if (index >= text.Digits.Count || text.Digits[index].Start != start || text.Text[start] == '0' && text.Digits[index].Length != 5)
            return null;
        var group = text.Digits[index];
        if (index > 0 && text.Digits[index - 1].Gap is GapKind.Dash or GapKind.Plus or GapKind.Dot && text.Digits[index - 1].End == start - 1)
            return null;
        if (text.IsGlue(start - 1))
            return null;
        if (group.Length == 5)
            return text.IsGlue(group.End) ? null : group.End;
        if (group.Length != 3 || group.Gap != GapKind.Space || index + 1 >= text.Digits.Count)
            return null;
        var second = text.Digits[index + 1];
        return second.Length == 2 && second.Start - group.End == 1 && !text.IsGlue(second.End) ? second.End : null;
    }

    /// <summary>Where a postcode begins with its country before it: "SE-123 45".</summary>
    public static int CountryStart(ScannedText text, int start) =>
        start >= 3 && text.Text[start - 1] is '-' or ' ' && char.IsUpper(text.Text[start - 2]) && char.IsUpper(text.Text[start - 3])
        && !text.IsGlue(start - 4) && text.Text.AsSpan(start - 3, 2) is "SE" or "FI" or "NO" or "DK" ? start - 3
        : start >= 2 && text.Text[start - 1] == '-' && text.Text[start - 2] is 'S' or 'D' && !text.IsGlue(start - 3) ? start - 2
        : start;

    /// <summary>The end of a town behind a postcode; null when there is none.</summary>
    public int? TownEnd(ScannedText text, int postcodeEnd, bool mustBePlace)
    {
        var index = text.FirstWordAt(postcodeEnd);
        if (index >= text.Words.Count || text.Words[index].Start - postcodeEnd is 0 or > 2 || text.Text[postcodeEnd] is not (' ' or '\u00A0' or ','))
            return null;
        var first = text.Words[index];
        var isPlace = names.Find(text[first]).IsPlace;
        if (NotTowns.Contains(text[first]) || first.Length < 2)
            return null;
        if (first.Case == LetterCase.Lower ? !isPlace : mustBePlace && !isPlace)
            return null;

        var end = first.End;
        for (var taken = 1; taken < MostTownWords && index + taken < text.Words.Count; taken++)
        {
            var word = text.Words[index + taken];
            if (word.Start - end != 1 || text.Text[end] != ' ')
                break;
            if (TownParticles.Contains(text[word]) && index + taken + 1 < text.Words.Count && text.Words[index + taken + 1].Case == LetterCase.Capitalised
                && text[word] is not ("i" or "på"))
                continue;
            // "Pilar de la Horadada": particles are taken with the capital behind them. "Malmö Hej" is a town and another word.
            if (word.Case != LetterCase.Capitalised || !names.Find(text[word]).IsPlace && !TownParticles.Contains(text[text.Words[index + taken - 1]]))
                break;
            end = word.End;
        }

        return ParticleTownEnd(text, index, end);
    }

    /// <summary>The end of a town and code behind a street abroad: ", Dublin 6", ", Edinburgh EH16 4QT".</summary>
    public static int ReadForeignTown(ScannedText text, int streetEnd)
    {
        var comma = SkipSeparator(text, streetEnd);
        var index = comma < 0 ? text.Words.Count : text.FirstWordAt(comma);
        if (index >= text.Words.Count || text.Words[index].Start != comma || text.Words[index].Case != LetterCase.Capitalised || text.Text.AsSpan(streetEnd, comma - streetEnd).IndexOf(',') < 0)
            return streetEnd;
        var end = text.Words[index].End;
        for (var part = 0; part < 2 && end + 1 < text.Text.Length && text.Text[end] == ' '; part++)
        {
            var next = end + 1;
            while (next < text.Text.Length && next - end <= 5 && (char.IsAsciiDigit(text.Text[next]) || (char.IsUpper(text.Text[next]) && char.IsAscii(text.Text[next]))))
                next++;
            var code = text.Text.AsSpan(end + 1, next - end - 1);
            if (code.IndexOfAnyInRange('0', '9') < 0 || text.IsGlue(next))
                break;
            end = next;
        }

        return end;
    }

    private static int ParticleTownEnd(ScannedText text, int index, int end)
    {
        while (index < text.Words.Count && text.Words[index].Start < end)
            index++;
        var next = index;
        while (next < text.Words.Count && next - index < 2 && text.Words[next].Start - (next == index ? end : text.Words[next - 1].End) == 1
            && text[text.Words[next]] is "de" or "la" or "del" or "am" or "an" or "der")
            next++;
        return next > index && next < text.Words.Count && text.Words[next].Case == LetterCase.Capitalised && text.Words[next].Start - text.Words[next - 1].End == 1
            ? text.Words[next].End
            : end;
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

    // ", 3 tr", " lgh 1302", ", nb", " ö.g.", ", uppgång B", " lägenhet elva noll två".
    private static int PartEnd(ScannedText text, int end)
    {
        var start = SkipSeparator(text, end);
        if (start < 0)
            return -1;
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

    private static int SkipSeparator(ScannedText text, int end)
    {
        var position = end;
        while (position < text.Text.Length && position - end < FarthestSeparator && text.Text[position] is ' ' or ',' or '\n' or '\r' or '\u00A0' or '.')
            position++;
        return position > end && position < text.Text.Length ? position : -1;
    }

    private static int SkipCountry(ScannedText text, int position) =>
        position + 3 < text.Text.Length && char.IsUpper(text.Text[position]) && text.Text.AsSpan(position, 3) is "SE-" or "FI-" or "NO-" or "DK-" ? position + 3
        : position + 2 < text.Text.Length && text.Text.AsSpan(position, 2) is "S-" or "D-" ? position + 2
        : position;

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
