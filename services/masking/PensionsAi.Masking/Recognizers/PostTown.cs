using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Reads postcodes and the towns behind them, and behind streets.</summary>
/// <param name="names">Tells places from other words.</param>
internal sealed class PostTown(NameTable names)
{
    private const int MostTownWords = 4;
    private const int PostcodeDigits = 5;

    private static readonly ContextWords TownParticles = new("de", "la", "i", "på", "am", "der", "an", "den");
    private static readonly ContextWords NotTowns = new("kr", "kronor", "sek", "och", "är", "st", "euro");

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
        return second.Length == 2 && second.Start - group.End == 1 && !text.IsGlue(second.End) && !IsInsideNumber(text, index) ? second.End : null;
    }

    // "123 456 78 90": three, three, two and two digits are another number.
    private static bool IsInsideNumber(ScannedText text, int first) =>
        first > 0 && text.Digits[first - 1] is { Length: 3, Gap: GapKind.Space }
        && text.Digits[first + 1].Gap == GapKind.Space && text.Digits[first + 2].Length == 2;

    /// <summary>Where a postcode begins with its country before it: "SE-123 45".</summary>
    public static int CountryStart(ScannedText text, int start) =>
        start >= 3 && text.Text[start - 1] is '-' or ' ' && char.IsUpper(text.Text[start - 2]) && char.IsUpper(text.Text[start - 3])
        && !text.IsGlue(start - 4) && text.Text.AsSpan(start - 3, 2) is "SE" or "FI" or "NO" or "DK" ? start - 3
        : start >= 2 && text.Text[start - 1] == '-' && text.Text[start - 2] is 'S' or 'D' && !text.IsGlue(start - 3) ? start - 2
        : start;

    /// <summary>Where a postcode begins behind its country: "SE-123 45".</summary>
    public static int SkipCountry(ScannedText text, int position) =>
        position + 3 < text.Text.Length && char.IsUpper(text.Text[position]) && text.Text.AsSpan(position, 3) is "SE-" or "FI-" or "NO-" or "DK-" ? position + 3
        : position + 2 < text.Text.Length && text.Text.AsSpan(position, 2) is "S-" or "D-" ? position + 2
        : position;

    /// <summary>The end of a town and code behind a street abroad: ", Dublin 6", ", Edinburgh EH16 4QT".</summary>
    public static int ReadForeignTown(ScannedText text, int streetEnd)
    {
        var comma = AddressTail.SkipSeparator(text, streetEnd);
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

    /// <summary>The end of a town without a Swedish postcode: "Storgatan 5, Malmö", "Fjellveien 27A, 5019 Bergen".</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where the street ends; a comma must stand there.</param>
    /// <param name="start">Where the town or its postcode may begin.</param>
    public int TownAlone(ScannedText text, int end, int start)
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

    /// <summary>
    /// The end of a town behind an address in spoken numbers, where no sign and no capital tells it: "box fyrtioett malmö", and past a
    /// postcode of five digits, "storgatan tolv två elva fyrtiofem malmö"; null when there is none.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="addressEnd">Where the address ends.</param>
    /// <param name="last">The last of the spoken numbers that are joined to the address's.</param>
    public int? SpokenTownEnd(ScannedText text, int addressEnd, int last)
    {
        var first = text.FirstSpokenAt(addressEnd);
        var end = first <= last && text.Spoken[first].Start - addressEnd == 1 && SpokenRun.Digits(text, first, last).Length == PostcodeDigits
            ? text.Spoken[last].End
            : addressEnd;
        var index = text.FirstWordAt(end);
        return index < text.Words.Count && text.Words[index].Start - end == 1 && text.Text[end] == ' '
            && names.Find(text[text.Words[index]]) is { IsPlace: true, IsMostlyWord: false }
            ? text.Words[index].End
            : null;
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
}
