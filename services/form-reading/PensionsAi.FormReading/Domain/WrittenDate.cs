using System.Globalization;

namespace PensionsAi.FormReading.Domain;

/// <summary>Days and months as digits: <c>20270301</c>, <c>202703</c> (ISO 8601, basic format).</summary>
internal static class WrittenDate
{
    /// <summary>Digits of a day.</summary>
    public const int DayLength = 8;

    /// <summary>Digits of a month.</summary>
    public const int MonthLength = 6;

    /// <summary>The first day that is plausible where a form says nothing.</summary>
    public static readonly DateOnly DefaultEarliest = new(1900, 1, 1);

    /// <summary>The last day that is plausible where a form says nothing.</summary>
    public static readonly DateOnly DefaultLatest = new(2099, 12, 31);

    /// <summary>The day, or the month's first; null when there is no such day.</summary>
    /// <param name="digits">Eight digits, or six.</param>
    public static DateOnly? Parse(string digits) =>
        DateOnly.TryParseExact(
            digits.Length == MonthLength ? digits + "01" : digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>The digits with hyphens: <c>2027-03-01</c>, <c>2027-03</c>; other lengths as they are.</summary>
    public static string Format(string digits) => digits.Length switch
    {
        DayLength => $"{digits[..4]}-{digits[4..6]}-{digits[6..]}",
        MonthLength => $"{digits[..4]}-{digits[4..]}",
        _ => digits,
    };

    /// <summary>Whether a date lies in a period; of a month, whether any of its days does.</summary>
    public static bool IsWithin(string digits, DateOnly earliest, DateOnly latest)
    {
        if (Parse(digits) is not { } first)
            return false;
        var last = digits.Length == MonthLength ? first.AddMonths(1).AddDays(-1) : first;
        return last >= earliest && first <= latest;
    }
}
