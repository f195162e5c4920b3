using System.Globalization;

namespace PensionsAi.Masking.Domain;

/// <summary>
/// A Swedish personnummer or samordningsnummer: date of birth, a serial number of three digits and a check digit
/// (Folkbokföringslagen 1991:481, 18 § and 18 a §). In a samordningsnummer the day is raised by 60, and a month or day that
/// is not known is zero (Skatteverket's test numbers have such).
/// </summary>
/// <param name="Digits">Twelve digits, the form in which two spellings of one number are equal.</param>
/// <param name="IsSamordningsnummer">Whether the day was raised by 60.</param>
internal readonly record struct Personnummer(string Digits, bool IsSamordningsnummer)
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
        if (digits.Length is not (10 or 12) || digits[^4..^1] is "000" || !Luhn.IsValid(digits[^10..]))
            return false;
        if (FindYear(digits[..^4], hasPlus, today) is not { } year)
            return false;

        var whole = string.Create(CultureInfo.InvariantCulture, $"{year:0000}{digits[^8..]}");
        number = new Personnummer(whole, Number(digits[^6..^4]) >= SamordningDayOffset);
        return true;
    }

    /// <summary>Whether six or eight digits are a date of birth, as they stand in a number.</summary>
    public static bool IsDate(ReadOnlySpan<char> digits, DateOnly today) => YearOf(digits, today) is not null;

    /// <summary>The year of a date of birth as it stands in a number, six or eight digits; null when it is none.</summary>
    public static int? YearOf(ReadOnlySpan<char> digits, DateOnly today) => FindYear(digits, hasPlus: false, today);

    /// <inheritdoc/>
    public override string ToString() => Digits;

    private static int? FindYear(ReadOnlySpan<char> date, bool hasPlus, DateOnly today)
    {
        var (month, day) = (Number(date[^4..^2]), Number(date[^2..]));
        if (date.Length == 8)
            return Number(date[..4]) is var year && IsDay(year, month, day, today) ? year : null;

        // People forget the plus sign, so without it an older century is tried too: 29 February may exist in only one of them.
        var latest = today.Year - (hasPlus ? 100 : 0);
        var inThisCentury = (latest / 100 * 100) + Number(date[..2]);
        for (var candidate = inThisCentury <= latest ? inThisCentury : inThisCentury - 100; candidate >= FirstYear; candidate -= 100)
        {
            if (IsDay(candidate, month, day, today))
                return candidate;
        }

        return null;
    }

    private static bool IsDay(int year, int month, int day, DateOnly today)
    {
        if (year < FirstYear || year > today.Year || month > 12)
            return false;
        // Skatteverket's test numbers have days that their month lacks, so a samordningsnummer's day is not held against it.
        if (day >= SamordningDayOffset)
            return day <= SamordningDayOffset + 31 && (year < today.Year || month <= today.Month);
        return month >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) <= today;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
