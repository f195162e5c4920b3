using System.Globalization;

namespace PensionsAi.FormReading.Domain;

/// <summary>
/// The rules of personnummer (folkbokföringslagen 1991:481, 18 §) and samordningsnummer (day + 60), written with two or four
/// digits of the year. Which of them belongs to somebody is not known here.
/// </summary>
internal static class Personnummer
{
    /// <summary>Digits with a year of two digits.</summary>
    public const int ShortLength = 10;

    /// <summary>Digits with a year of four digits.</summary>
    public const int LongLength = 12;

    /// <summary>What a samordningsnummer adds to the day.</summary>
    public const int SamordningsnummerOffset = 60;

    /// <summary>The oldest people of 1947, when the numbers came, were born in the 1840s.</summary>
    public const int EarliestYear = 1840;

    /// <summary>The digits of what is written.</summary>
    public static byte[] DigitsOf(string written) => [.. written.Where(char.IsAsciiDigit).Select(digit => (byte)(digit - '0'))];

    /// <summary>
    /// Whether two numbers are the same person's as far as they tell, of which one has the century and the other has not. Of one that is not
    /// whole, nobody's.
    /// </summary>
    public static bool IsSameButCentury(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.Length != other.Length && HasValidLength(one) && HasValidLength(other) && one[^ShortLength..].SequenceEqual(other[^ShortLength..]);

    /// <summary>Whether there are as many digits as a number has.</summary>
    public static bool HasValidLength(ReadOnlySpan<byte> digits) => digits.Length is ShortLength or LongLength;

    /// <summary>Whether the date is one that has been. Two digits of a year stand for any year that ends so.</summary>
    public static bool HasValidDate(ReadOnlySpan<byte> digits, DateOnly today)
    {
        if (!HasValidLength(digits))
            return false;
        var yearLength = digits.Length - 8;
        var year = Number(digits[..yearLength]);
        var month = Number(digits.Slice(yearLength, 2));
        var day = Number(digits.Slice(yearLength + 2, 2));
        if (day > SamordningsnummerOffset)
            day -= SamordningsnummerOffset;
        return month is >= 1 and <= 12
            && day >= 1
            && Years(year, digits.Length, today).Any(full => day <= LastDay(full, month, today));
    }

    /// <summary>Whether the check digit is right. The century is not part of it.</summary>
    public static bool HasValidCheckDigit(ReadOnlySpan<byte> digits) =>
        HasValidLength(digits) && Luhn.IsValid(digits[^ShortLength..]);

    /// <summary>Whether all rules are kept.</summary>
    public static bool IsValid(ReadOnlySpan<byte> digits, DateOnly today) =>
        HasValidCheckDigit(digits) && HasValidDate(digits, today);

    /// <summary>The number as it is written: <c>YYMMDD-NNNC</c> or <c>YYYYMMDD-NNNC</c>; other lengths as bare digits.</summary>
    /// <param name="digits">Characters 0 to 9.</param>
    /// <param name="separator">What stands before the last four digits.</param>
    public static string Format(string digits, char separator) =>
        digits.Length is ShortLength or LongLength
            ? string.Create(CultureInfo.InvariantCulture, $"{digits.AsSpan(0, digits.Length - 4)}{separator}{digits.AsSpan(digits.Length - 4)}")
            : digits;

    /// <summary>The full years that a written year may stand for.</summary>
    public static IEnumerable<int> Years(int written, int length, DateOnly today)
    {
        if (length == LongLength)
        {
            if (written >= EarliestYear && written <= today.Year)
                yield return written;
            yield break;
        }

        for (var century = EarliestYear / 100 * 100; century + written <= today.Year; century += 100)
        {
            if (century + written >= EarliestYear)
                yield return century + written;
        }
    }

    /// <summary>The last day of the month that has been; 0 when the month has not begun.</summary>
    public static int LastDay(int year, int month, DateOnly today)
    {
        if (year > today.Year || (year == today.Year && month > today.Month))
            return 0;
        return year == today.Year && month == today.Month ? today.Day : DateTime.DaysInMonth(year, month);
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = number * 10 + digit;
        return number;
    }
}
