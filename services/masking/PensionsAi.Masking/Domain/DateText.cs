using System.Globalization;

namespace PensionsAi.Masking.Domain;

/// <summary>A date as people write it, and where its parts stand: <c>1948-05-03</c>, <c>480503</c>, <c>3/5 1948</c>, <c>3 maj 1948</c>.</summary>
/// <param name="Year">Year, four digits.</param>
/// <param name="Month">Month; 0 when only the year is written.</param>
/// <param name="Day">Day; 0 when it is not written.</param>
/// <param name="Parts">Where they stand in the text.</param>
internal sealed record DateText(int Year, int Month, int Day, IReadOnlyList<DateText.Part> Parts)
{
    /// <summary>Reads a date; null when the text is none.</summary>
    /// <param name="text">The date, with whatever stands between its parts.</param>
    /// <param name="thisYear">A year of two digits is the last one that is not after this.</param>
    public static DateText? Read(ReadOnlySpan<char> text, int thisYear)
    {
        var parts = Split(text);
        return parts.Select(part => part.Unit == Unit.Month ? 'm' : (char)('0' + Math.Min(9, part.Length))).ToArray().AsSpan() switch
        {
            "8" => Create(parts, [(0, 4, Unit.Year), (4, 2, Unit.Month), (6, 2, Unit.Day)], text, thisYear),
            "6" => Create(parts, [(0, 2, Unit.Year), (2, 2, Unit.Month), (4, 2, Unit.Day)], text, thisYear),
            "4" => Create(parts, [(0, 4, Unit.Year)], text, thisYear),
            ['4', '1' or '2', '1' or '2'] => Create(parts, [Unit.Year, Unit.Month, Unit.Day], text, thisYear),
            ['1' or '2', '1' or '2', '4'] => Create(parts, [Unit.Day, Unit.Month, Unit.Year], text, thisYear),
            ['1' or '2', '1', '2'] or ['1', '2', '2'] => Create(parts, [Unit.Day, Unit.Month, Unit.Year], text, thisYear),
            ['2', '2', '2'] => Create(parts, [Unit.Year, Unit.Month, Unit.Day], text, thisYear)
                ?? Create(parts, [Unit.Day, Unit.Month, Unit.Year], text, thisYear),
            ['1' or '2', 'm', '4' or '2'] => Create(parts, [Unit.Day, Unit.Month, Unit.Year], text, thisYear),
            ['m', '4'] => Create(parts, [Unit.Month, Unit.Year], text, thisYear),
            _ => null,
        };
    }

    /// <summary>Another date in the same spelling.</summary>
    public string Write(ReadOnlySpan<char> text, DateOnly date)
    {
        var written = text.ToString();
        foreach (var part in Parts.Reverse())
        {
            var value = part.Unit switch { Unit.Year => date.Year, Unit.Month => date.Month, _ => date.Day };
            var replacement = part.IsName
                ? InCaseOf(text.Slice(part.Start, part.Length), SwedishMonths.NameOf(date.Month))
                : value.ToString(CultureInfo.InvariantCulture).PadLeft(part.Length, '0');
            if (part is { Unit: Unit.Year, Length: 2 })
                replacement = replacement[^2..];
            written = written[..part.Start] + replacement + written[(part.Start + part.Length)..];
        }

        return written;
    }

    private static List<Part> Split(ReadOnlySpan<char> text)
    {
        var parts = new List<Part>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end > start)
                parts.Add(new Part(Unit.Day, start, end - start, IsName: false));
            else
            {
                while (end < text.Length && char.IsLetter(text[end]))
                    end++;
                if (SwedishMonths.Find(text[start..end]) > 0)
                    parts.Add(new Part(Unit.Month, start, end - start, IsName: true));
            }

            start = Math.Max(end, start + 1);
        }

        return parts;
    }

    private static DateText? Create(List<Part> parts, Unit[] units, ReadOnlySpan<char> text, int thisYear) =>
        Create([.. parts.Select((part, index) => part with { Unit = units[index] })], text, thisYear);

    private static DateText? Create(List<Part> parts, (int Start, int Length, Unit Unit)[] inside, ReadOnlySpan<char> text, int thisYear) =>
        Create([.. inside.Select(part => new Part(part.Unit, parts[0].Start + part.Start, part.Length, IsName: false))], text, thisYear);

    private static DateText? Create(List<Part> parts, ReadOnlySpan<char> text, int thisYear)
    {
        var (year, month, day) = (0, 0, 0);
        foreach (var part in parts)
        {
            var written = text.Slice(part.Start, part.Length);
            var value = part.IsName ? SwedishMonths.Find(written) : int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
            if (part.Unit == Unit.Year)
                year = part.Length == 4 ? value : LastYearWith(value, thisYear);
            else if (part.Unit == Unit.Month)
                month = value;
            else
                day = value;
        }

        var isDate = year is >= 1800 and <= 2200 && month <= 12 && day <= (month is 0 or > 12 ? 0 : DateTime.DaysInMonth(year, month));
        var isWritten = parts.All(part => part.Unit != Unit.Month || month > 0) && parts.All(part => part.Unit != Unit.Day || day > 0);
        return isDate && isWritten ? new DateText(year, month, day, parts) : null;
    }

    private static int LastYearWith(int lastDigits, int thisYear)
    {
        var year = (thisYear / 100 * 100) + lastDigits;
        return year > thisYear ? year - 100 : year;
    }

    private static string InCaseOf(ReadOnlySpan<char> shape, string month) =>
        shape.Length > 1 && char.IsUpper(shape[1]) ? month.ToUpperInvariant()
        : char.IsUpper(shape[0]) ? char.ToUpperInvariant(month[0]) + month[1..]
        : month;

    /// <summary>What a part of a date says.</summary>
    internal enum Unit
    {
        /// <summary>The year.</summary>
        Year,

        /// <summary>The month.</summary>
        Month,

        /// <summary>The day.</summary>
        Day,
    }

    /// <summary>One part of a date.</summary>
    /// <param name="Unit">What it says.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Length">How long it is.</param>
    /// <param name="IsName">Whether it is a month's name.</param>
    internal readonly record struct Part(Unit Unit, int Start, int Length, bool IsName);
}
