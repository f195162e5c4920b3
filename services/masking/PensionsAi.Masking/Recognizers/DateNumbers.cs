using System.Globalization;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Which numbers may be parts of a date.</summary>
internal static class DateNumbers
{
    /// <summary>Whether six or eight digits are a date, year first.</summary>
    public static bool IsWholeDate(ReadOnlySpan<char> digits) =>
        IsMonth(int.Parse(digits[^4..^2], CultureInfo.InvariantCulture))
        && IsDay(int.Parse(digits[^2..], CultureInfo.InvariantCulture))
        && (digits.Length == 6 || IsYear(int.Parse(digits[..4], CultureInfo.InvariantCulture)));

    /// <summary>The number of a group of at most four digits; -1 for a longer one.</summary>
    public static int Of(ScannedText text, DigitGroup group) => group.Length > 4 ? -1 : int.Parse(text[group], CultureInfo.InvariantCulture);

    /// <summary>The number of the first four digits.</summary>
    public static int OfFour(ReadOnlySpan<char> digits) => int.Parse(digits[..4], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Whether a month may have so many days.</summary>
    public static bool IsDay(int number) => number is >= 1 and <= 31;

    /// <summary>Whether a year has so many months.</summary>
    public static bool IsMonth(int number) => number is >= 1 and <= 12;

    /// <summary>Whether it is a year in which somebody who is written of was born, or in which something in a text falls due.</summary>
    public static bool IsYear(int number) => number is >= 1840 and <= 2100;
}
