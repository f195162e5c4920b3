using System.Globalization;

namespace PensionsAi.Masking.Domain;

/// <summary>
/// A Swedish personnummer or samordningsnummer: date of birth, a serial number of three digits and a check digit
/// (Folkbokföringslagen 1991:481, 18 § and 18 a §). In a samordningsnummer the day is raised by 60.
/// </summary>
/// <param name="DateOfBirth">The date in it.</param>
/// <param name="LastFour">Serial number and check digit.</param>
/// <param name="IsSamordningsnummer">Whether the day was raised by 60.</param>
internal readonly record struct Personnummer(DateOnly DateOfBirth, string LastFour, bool IsSamordningsnummer)
{
    private const int SamordningDayOffset = 60;

    /// <summary>First year that is read as a year of birth: nobody older lives, and older numbers were never given.</summary>
    private const int FirstYear = 1840;

    /// <summary>The number with a real date and the right check digit; false when it has not both.</summary>
    /// <param name="digits">Ten or twelve ASCII digits without separator.</param>
    /// <param name="hasPlus">Whether a plus sign stood before the last four: a hundred years or older.</param>
    /// <param name="today">Decides the century of a number of ten digits; no one is born later.</param>
    /// <param name="number">The number.</param>
    public static bool TryParse(ReadOnlySpan<char> digits, bool hasPlus, DateOnly today, out Personnummer number)
    {
        number = default;
        if (digits.Length is not (10 or 12) || !Luhn.IsValid(digits[^10..]))
            return false;
        if (!TryReadDate(digits[..^4], hasPlus, today, out var date, out var isSamordningsnummer))
            return false;

        number = new Personnummer(date, digits[^4..].ToString(), isSamordningsnummer);
        return true;
    }

    /// <summary>The date of birth in six or eight digits; false when there is no such day, or it is still to come.</summary>
    public static bool TryReadDate(ReadOnlySpan<char> digits, bool hasPlus, DateOnly today, out DateOnly date, out bool isSamordningsnummer)
    {
        date = default;
        var day = Number(digits[^2..]);
        isSamordningsnummer = day > SamordningDayOffset;
        if (isSamordningsnummer)
            day -= SamordningDayOffset;

        var month = Number(digits[^4..^2]);
        return digits.Length == 8
            ? TryMakeDate(Number(digits[..4]), month, day, today, out date)
            : TryFindCentury(Number(digits[..2]), month, day, hasPlus, today, out date);
    }

    /// <summary>Twelve digits, the form in which two spellings of one number are equal.</summary>
    public override string ToString()
    {
        var day = DateOfBirth.Day + (IsSamordningsnummer ? SamordningDayOffset : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{DateOfBirth.Year:0000}{DateOfBirth.Month:00}{day:00}{LastFour}");
    }

    // People forget the plus sign, so without it an older century is tried too: 29 February may exist in only one of them.
    private static bool TryFindCentury(int yearInCentury, int month, int day, bool hasPlus, DateOnly today, out DateOnly date)
    {
        var latest = today.Year - (hasPlus ? 100 : 0);
        var year = (latest / 100 * 100) + yearInCentury;
        for (var candidate = year <= latest ? year : year - 100; candidate >= FirstYear; candidate -= 100)
        {
            if (TryMakeDate(candidate, month, day, today, out date))
                return true;
        }

        date = default;
        return false;
    }

    private static bool TryMakeDate(int year, int month, int day, DateOnly today, out DateOnly date)
    {
        date = default;
        if (year < FirstYear || year > today.Year || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return date <= today;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
