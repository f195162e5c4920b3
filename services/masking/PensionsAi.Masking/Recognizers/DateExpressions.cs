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
            if (DateFigures.Read(text, group) is { } end)
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
            var number = group.Length == 8 ? int.Parse(text[group][..4], CultureInfo.InvariantCulture) : group.Length == 4 ? DateNumbers.Of(text, group) : 0;
            if (DateNumbers.IsYear(number))
                return number;
            // "48-03-05": what is no day is the year.
            if (group.Length == 2 && group.Start == start && !DateNumbers.IsDay(DateNumbers.Of(text, group)) && DateNumbers.Of(text, group) > 0)
                return 1900 + DateNumbers.Of(text, group);
            if (group.Length == 2 && group.End == end && index > 0 && text.Digits[index - 1].Start >= start)
                return 1900 + DateNumbers.Of(text, group);
        }

        for (var index = text.FirstSpokenAt(start); index < text.Spoken.Count && text.Spoken[index].End <= end; index++)
        {
            if (text.Spoken[index].Digits.Length == 4 && DateNumbers.IsYear(int.Parse(text.Spoken[index].Digits, CultureInfo.InvariantCulture)))
                return int.Parse(text.Spoken[index].Digits, CultureInfo.InvariantCulture);
        }

        return 0;
    }

    // "12 augusti 1943", "den 4:e maj -48", "27 oktober", "Sept 3, 1950", "tredje maj nittonhundrafyrtioåtta".
    private static void AddAroundMonth(ScannedText text, Word month, List<(int Start, int End)> dates)
    {
        if (FindDayBefore(text, month.Start) is { } start)
            dates.Add((start, ReadYear(text, month.End) ?? month.End));
        else if (char.IsUpper(text.Text[month.Start]) && ReadNumber(text, month.End) is var (dayStart, dayEnd, day) && dayStart - month.End <= 2 && DateNumbers.IsDay(day)
            && ReadYear(text, dayEnd) is { } end)
            dates.Add((month.Start, end));
    }

    private static int? FindDayBefore(ScannedText text, int monthStart)
    {
        var group = text.FirstDigitsAt(monthStart) - 1;
        if (group >= 0 && text.Digits[group].Length <= 2 && DateNumbers.IsDay(DateNumbers.Of(text, text.Digits[group])) && !text.IsGlue(text.Digits[group].Start - 1)
            && text.Text.AsSpan(text.Digits[group].End, monthStart - text.Digits[group].End).Trim() is "" or "." or ":e" or ":a" or "e" or "a" or ":de" or "de" or "de.")
            return text.Digits[group].Start;
        var spoken = text.FirstSpokenAt(monthStart) - 1;
        if (spoken >= 0 && monthStart - text.Spoken[spoken].End <= 2 && int.TryParse(text.Spoken[spoken].Digits, out var day) && DateNumbers.IsDay(day))
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
        // "12 mars 48" is a year; "12 mars 10 000 kr" and "12 mars 14.00" are not, nor is the day in "julafton 24/12".
        var isShort = number is >= 0 and <= 99;
        if (isShort && end - start == 2 && end < text.Text.Length && text.Text[end] is '.' or ':' or '/' && end + 1 < text.Text.Length && char.IsAsciiDigit(text.Text[end + 1]))
            return null;
        return DateNumbers.IsYear(number) || (isShort && (between.Length == 1 || number >= 20)) || number is >= 2480 and <= 2570 ? end : null;
    }

    private static (int Start, int End, int Number)? ReadNumber(ScannedText text, int after)
    {
        const int Nearest = 3;
        var group = text.FirstDigitsAt(after);
        if (group < text.Digits.Count && text.Digits[group].Start - after <= Nearest && text.Digits[group].Length <= 4)
            return (text.Digits[group].Start, text.Digits[group].End, DateNumbers.Of(text, text.Digits[group]));
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
                && DateNumbers.IsDay(int.Parse(day.Digits, CultureInfo.InvariantCulture)) && DateNumbers.IsMonth(int.Parse(text.Spoken[index + 1].Digits, CultureInfo.InvariantCulture)))
                dates.Add((day.Start, ReadYear(text, text.Spoken[index + 1].End) ?? text.Spoken[index + 1].End));
        }

        foreach (var (first, last) in SpokenRun.Of(text))
        {
            if (SpokenRun.HasWord(text, first, last) && SpokenRun.Digits(text, first, last) is { Length: 6 or 8 } digits && last > first && DateNumbers.IsWholeDate(digits))
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
}
