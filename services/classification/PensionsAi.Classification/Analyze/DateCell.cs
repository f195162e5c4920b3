using System.Globalization;

namespace PensionsAi.Classification.Analyze;

/// <summary>Dates as tables write them.</summary>
internal static class DateCell
{
    /// <summary>Earliest year that is believed: what stands before it is a mistake, or the writer's birth.</summary>
    private const int FirstYear = 1990;

    private const int DateLength = 10;

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd", "d/M/yyyy", "d.M.yyyy", "yyyy-MM", "yyyy"];

    /// <summary>The date of a cell; null when it holds none, or one that cannot be right.</summary>
    /// <param name="cell">A date, with or without a time of day after it.</param>
    /// <param name="latest">Latest date that is believed.</param>
    public static DateOnly? Read(string cell, DateOnly latest)
    {
        var text = cell.AsSpan().Trim();
        // A time of day follows after a T or a blank.
        if (text.Length > DateLength && text[DateLength] is 'T' or ' ')
            text = text[..DateLength];
        return DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= FirstYear && date <= latest
            ? date
            : null;
    }
}
