using System.Globalization;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Dates with day and month, in figures, with the name of the month, in words, and feast days with a year.</summary>
internal static class DateExpressions
{
    private static readonly ContextWords FeastDays = new(
        "nyårsafton", "nyårsdagen", "julafton", "juldagen", "annandagen", "annandag", "midsommarafton", "midsommardagen", "valborgsmässoafton",
        "valborg", "lucia", "luciadagen", "trettondagen", "trettondedag", "nationaldagen", "påskafton", "påskdagen", "skottdagen", "alla");

    /// <summary>The dates in order of their start; they may overlap.</summary>
    public static IEnumerable<(int Start, int End)> Find(ScannedText text)
    {
        var dates = new List<(int Start, int End)>();
        for (var group = 0; group < text.Digits.Count; group++)
        {
            if (ReadFigures(text, group) is { } end)
                dates.Add((text.Digits[group].Start, end));
        }

        // Most texts have no date in words: their words are looked at once.
        for (var word = 0; word < text.Words.Count; word++)
        {
            var token = text.Words[word];
            if (token.Length is < 3 or > 20)
                continue;
            if (SwedishMonths.Find(text[token]) > 0)
                AddAroundMonth(text, token, dates);
            else if (FeastDays.Contains(text[token]) && ReadYear(text, SkipWord(text, token.End, "jul", "dag")) is { } end)
                dates.Add((token.Start, end));
        }

        AddSpoken(text, dates);
        dates.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return dates;
    }

    /// <summary>The year of a date; 0 when it has none.</summary>
    public static int YearOf(ScannedText text, int start, int end)
    {
        for (var index = text.FirstDigitsAt(start); index < text.Digits.Count && text.Digits[index].End <= end; index++)
        {
            var group = text.Digits[index];
            var number = group.Length == 8 ? int.Parse(text[group][..4], CultureInfo.InvariantCulture) : group.Length == 4 ? Number(text, group) : 0;
            if (IsYear(number))
                return number;
            if (group.Length == 2 && group.End == end && index > 0 && text.Digits[index - 1].Start >= start)
                return 1900 + Number(text, group);
        }

        for (var index = text.FirstSpokenAt(start); index < text.Spoken.Count && text.Spoken[index].End <= end; index++)
        {
            if (text.Spoken[index].Digits.Length == 4 && IsYear(int.Parse(text.Spoken[index].Digits, CultureInfo.InvariantCulture)))
                return int.Parse(text.Spoken[index].Digits, CultureInfo.InvariantCulture);
        }

        return 0;
    }

    // 1943-08-12, 1952 02 13, 25.01.1961, 22/7-63, 4/9 1979, 31/12-53, 06/15/1958; 500930 and 19500930 in one.
    private static int? ReadFigures(ScannedText text, int first)
    {
        var group = text.Digits[first];
        if (text.IsGlue(group.Start - 1) || (first > 0 && text.Digits[first - 1].Gap is GapKind.Dot or GapKind.Slash or GapKind.Comma && text.Digits[first - 1].Length < 4 && text.Digits[first - 1].End == group.Start - 1))
            return null;
        // "1952年3月4日".
        if (group.Length == 4 && group.End < text.Text.Length && text.Text[group.End] == '年')
            return first + 2 < text.Digits.Count && text.Digits[first + 2].End < text.Text.Length && text.Text[text.Digits[first + 2].End] == '日'
                && text.Digits[first + 2].End - group.End <= 6
                ? text.Digits[first + 2].End + 1
                : null;
        if (group.Length is 6 or 8)
            return !text.IsGlue(group.End) && IsWholeDate(text[group]) && group.Gap is not (GapKind.Dash or GapKind.Plus) ? group.End : null;
        if (first + 2 >= text.Digits.Count || group.Gap == GapKind.None)
            return IsDayAndMonth(text, first) ? text.Digits[first + 1].End : null;

        var (second, third) = (text.Digits[first + 1], text.Digits[first + 2]);
        if (second.Length > 2 || text.IsGlue(third.End))
            return null;
        var (a, b) = (Number(text, group), Number(text, second));
        if (group.Length == 4)
            return third.Length <= 2 && IsGap(group.Gap) && group.Gap == second.Gap && IsYear(a) && IsMonth(b) && IsDay(Number(text, third)) ? third.End : null;
        if (group.Length > 2 || !IsGap(second.Gap) || group.Gap is not (GapKind.Dash or GapKind.Dot or GapKind.Slash))
            return null;
        // "22/7-63" is a date, "9.15–11.30" two times of day.
        if (group.Gap != second.Gap && group.Gap != GapKind.Slash)
            return null;
        var isDayMonth = (IsDay(a) && IsMonth(b)) || (IsMonth(a) && IsDay(b));
        var year = Number(text, third);
        var isYear = (third.Length == 4 && IsYear(year)) || (third.Length == 2 && (second.Gap != GapKind.Space || group.Gap == GapKind.Slash));
        return isDayMonth && isYear ? third.End : IsDayAndMonth(text, first) ? second.End : null;
    }

    private static bool IsDayAndMonth(ScannedText text, int first) =>
        first + 1 < text.Digits.Count
        && text.Digits[first].Length <= 2
        && text.Digits[first + 1].Length <= 2
        && text.Digits[first].Gap == GapKind.Slash
        && IsDay(Number(text, text.Digits[first]))
        && IsMonth(Number(text, text.Digits[first + 1]))
        && !text.IsGlue(text.Digits[first + 1].End);

    // "12 augusti 1943", "den 4:e maj -48", "27 oktober", "Sept 3, 1950", "tredje maj nittonhundrafyrtioåtta".
    private static void AddAroundMonth(ScannedText text, Word month, List<(int Start, int End)> dates)
    {
        if (FindDayBefore(text, month.Start) is { } start)
            dates.Add((start, ReadYear(text, month.End) ?? month.End));
        else if (char.IsUpper(text.Text[month.Start]) && ReadNumber(text, month.End) is var (dayStart, dayEnd, day) && dayStart - month.End <= 2 && IsDay(day)
            && ReadYear(text, dayEnd) is { } end)
            dates.Add((month.Start, end));
    }

    private static int? FindDayBefore(ScannedText text, int monthStart)
    {
        var group = text.FirstDigitsAt(monthStart) - 1;
        if (group >= 0 && text.Digits[group].Length <= 2 && IsDay(Number(text, text.Digits[group])) && !text.IsGlue(text.Digits[group].Start - 1)
            && text.Text.AsSpan(text.Digits[group].End, monthStart - text.Digits[group].End).Trim() is "" or "." or ":e" or ":a" or "e" or "a" or ":de" or "de" or "de.")
            return text.Digits[group].Start;
        var spoken = text.FirstSpokenAt(monthStart) - 1;
        if (spoken >= 0 && monthStart - text.Spoken[spoken].End <= 2 && int.TryParse(text.Spoken[spoken].Digits, out var day) && IsDay(day))
            return text.Spoken[spoken].Start;
        return null;
    }

    // A year in figures or words, also "-48" and "48".
    private static int? ReadYear(ScannedText text, int after)
    {
        if (ReadNumber(text, after) is not var (start, end, number) || start - after > 3 || text.IsGlue(end))
            return null;
        var between = text.Text.AsSpan(after, start - after).Trim(" .,");
        if (between.Length > 0 && !(between.Length == 1 && (Separators.IsDash(between[0]) || between[0] is '\'' or '’')))
            return null;
        // "12 mars 48" is a year; "12 mars 10 000 kr" and "12 mars 14.00" are not.
        var isShort = number is >= 0 and <= 99;
        if (isShort && end - start == 2 && end < text.Text.Length && text.Text[end] is '.' or ':' && end + 1 < text.Text.Length && char.IsAsciiDigit(text.Text[end + 1]))
            return null;
        return IsYear(number) || (isShort && (between.Length == 1 || number >= 20)) || number is >= 2480 and <= 2570 ? end : null;
    }

    private static (int Start, int End, int Number)? ReadNumber(ScannedText text, int after)
    {
        const int Nearest = 3;
        var group = text.FirstDigitsAt(after);
        if (group < text.Digits.Count && text.Digits[group].Start - after <= Nearest && text.Digits[group].Length <= 4)
            return (text.Digits[group].Start, text.Digits[group].End, Number(text, text.Digits[group]));
        var spoken = text.FirstSpokenAt(after);
        if (spoken < text.Spoken.Count && text.Spoken[spoken].Start - after <= Nearest && text.Spoken[spoken].Digits.Length <= 4)
        {
            var (start, end, digits) = (text.Spoken[spoken].Start, text.Spoken[spoken].End, text.Spoken[spoken].Digits);
            // "nitton fyrtioåtta" is 1948.
            if (digits is "19" or "20" && text.Spoken[spoken].IsJoined && text.Spoken[spoken + 1].Digits.Length == 2)
                (end, digits) = (text.Spoken[spoken + 1].End, digits + text.Spoken[spoken + 1].Digits);
            return (start, end, int.Parse(digits, CultureInfo.InvariantCulture));
        }

        return null;
    }

    // "fjärde i tredje tjugohundraelva", "elfte elfte trettionio", "fyrtiofyra noll ett femton".
    private static void AddSpoken(ScannedText text, List<(int Start, int End)> dates)
    {
        for (var index = 0; index < text.Spoken.Count; index++)
        {
            var day = text.Spoken[index];
            if (day.IsOrdinal && index + 1 < text.Spoken.Count && text.Spoken[index + 1].IsOrdinal
                && text.Text.AsSpan(day.End, text.Spoken[index + 1].Start - day.End).Trim() is "" or "i"
                && IsDay(int.Parse(day.Digits, CultureInfo.InvariantCulture)) && IsMonth(int.Parse(text.Spoken[index + 1].Digits, CultureInfo.InvariantCulture)))
                dates.Add((day.Start, ReadYear(text, text.Spoken[index + 1].End) ?? text.Spoken[index + 1].End));
        }

        foreach (var (first, last) in SpokenRun.Of(text))
        {
            if (SpokenRun.HasWord(text, first, last) && SpokenRun.Digits(text, first, last) is { Length: 6 or 8 } digits && last > first && IsWholeDate(digits))
                dates.Add((text.Spoken[first].Start, text.Spoken[last].End));
        }
    }

    private static int SkipWord(ScannedText text, int after, params ReadOnlySpan<string> words)
    {
        var next = text.FirstWordAt(after);
        if (next >= text.Words.Count || text.Words[next].Start - after > 1)
            return after;
        foreach (var word in words)
        {
            if (text[text.Words[next]].Equals(word, StringComparison.OrdinalIgnoreCase))
                return text.Words[next].End;
        }

        return after;
    }

    private static bool IsWholeDate(ReadOnlySpan<char> digits) =>
        IsMonth(int.Parse(digits[^4..^2], CultureInfo.InvariantCulture))
        && IsDay(int.Parse(digits[^2..], CultureInfo.InvariantCulture))
        && (digits.Length == 6 || IsYear(int.Parse(digits[..4], CultureInfo.InvariantCulture)));

    private static int Number(ScannedText text, DigitGroup group) => group.Length > 4 ? -1 : int.Parse(text[group], CultureInfo.InvariantCulture);

    private static bool IsGap(GapKind gap) => gap is GapKind.Dash or GapKind.Dot or GapKind.Slash or GapKind.Space;

    private static bool IsDay(int number) => number is >= 1 and <= 31;

    private static bool IsMonth(int number) => number is >= 1 and <= 12;

    private static bool IsYear(int number) => number is >= 1840 and <= 2100;
}
