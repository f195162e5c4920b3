using System.Globalization;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>
/// What comes of a field. The suggestion is the most probable number that keeps the rules. Unless a form says otherwise, it is
/// accepted only when the plain reading, the likeliest digit at each position, is that same number: a number that had to be
/// corrected into a valid one may be one that the writer got wrong, and is for a person to see. And it must be likely without the
/// rules' help: of two digits that look alike, the rules prefer the one that makes the number valid, whatever was written.
/// </summary>
/// <param name="Suggestion">The best reading; null when nothing can be read.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="IsAccepted">Whether the suggestion may be used without a person having looked.</param>
/// <param name="Checks">The rules that the plain reading keeps.</param>
/// <param name="Alternatives">The next best readings.</param>
/// <param name="PlainConfidence">Confidence of the suggestion without the help of its rules, 0 to 1; 0 when it is not the plain reading.</param>
internal sealed record FieldDecision(
    string? Suggestion,
    double Confidence,
    bool IsAccepted,
    IReadOnlyList<string> Checks,
    IReadOnlyList<AlternativeReading> Alternatives,
    double PlainConfidence)
{
    private const string LengthValid = "length-valid";
    private const string DateValid = "date-valid";
    private const string ChecksumValid = "checksum-valid";
    private const string AmountValid = "amount-valid";

    /// <summary>Nobody who applies for anything is older; a year of two digits stands for the century in which its writer can live.</summary>
    private const int OldestAge = 120;

    /// <summary>Decides.</summary>
    /// <param name="rules">What the field is to be.</param>
    /// <param name="rows">Ways of reading the row, the likeliest plain one first.</param>
    /// <param name="today">The day of reading.</param>
    /// <param name="thresholds">From when on is accepted.</param>
    public static FieldDecision Make(WrittenRules rules, IReadOnlyList<DigitRow> rows, DateOnly today, AcceptanceThresholds thresholds)
    {
        if (rows.Count == 0)
            return new FieldDecision(null, 0, false, [], [], 0);

        var plain = rows[0].PlainDigits;
        var plainText = DigitsDecoder.Text(plain);
        var (checks, isValid) = Check(rules, plain, plainText, today);
        var readings = Decode(rules, rows, today);

        // Nothing of the right length: the plain reading is still the best help for the person who looks.
        if (readings.Count == 0)
            return new FieldDecision(plainText, 0, false, checks, [], 0);

        var best = readings[0];
        var plainConfidence = isValid && best.Digits == plainText ? ConfidenceOf(rows, plainText) : 0;
        return new FieldDecision(
            Written(rules, best, today),
            best.Confidence,
            best.Confidence >= thresholds.Written(rules.Type) && MayAccept(rules, best, plainConfidence, today, thresholds),
            checks,
            [.. readings.Skip(1).Select(reading => new AlternativeReading(Written(rules, reading, today), reading.Confidence))],
            plainConfidence);
    }

    /// <summary>Whether what is written, digit by digit, keeps the rules.</summary>
    public static bool IsAllowed(WrittenRules rules, string digits, DateOnly today) =>
        Check(rules, ToBytes(digits), digits, today).IsValid;

    /// <summary>
    /// A number with the sign that tells its century where the year has two digits: a hyphen, and a plus from the year in which somebody turns a
    /// hundred (folkbokföringslagen, 18 §). Where the form allows only one of them, it is that, whatever was written or printed.
    /// </summary>
    /// <param name="rules">What the field is to be.</param>
    /// <param name="value">The value, which keeps the rules of its type.</param>
    /// <param name="today">The day of reading.</param>
    public static string WithSign(WrittenRules rules, string value, DateOnly today)
    {
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        if (rules.Type != FieldType.Personnummer || digits.Length != Personnummer.ShortLength || (rules.Earliest is null && rules.Latest is null))
            return value;
        char[] allowed = [.. BirthYears(rules, ToBytes(digits), today).Select(year => today.Year - year >= 100 ? '+' : '-').Distinct()];
        return allowed is [var only] ? Personnummer.Format(digits, only) : value;
    }

    private static bool MayAccept(WrittenRules rules, ScoredNumber best, double plainConfidence, DateOnly today, AcceptanceThresholds thresholds) => thresholds.Accept switch
    {
        AcceptanceRule.PlainReading => plainConfidence > 0 && plainConfidence >= thresholds.Plain,
        // What is decoded keeps the rules of its kind, and the form may have more of its own.
        AcceptanceRule.ConstrainedReading => IsAllowed(rules, best.Digits, today),
        _ => false,
    };

    private static IReadOnlyList<ScoredNumber> Decode(WrittenRules rules, IReadOnlyList<DigitRow> rows, DateOnly today) => rules.Type switch
    {
        FieldType.Personnummer => PersonnummerDecoder.Decode(rows, rules.LastDay(today)),
        FieldType.Date => DateDecoder.Decode(rows, rules.Length!.Value, rules.FirstDay, rules.LastDay(today)),
        _ => DigitsDecoder.Decode(rows, rules.Length),
    };

    private static (List<string> Checks, bool IsValid) Check(WrittenRules rules, byte[] plain, string text, DateOnly today)
    {
        switch (rules.Type)
        {
            case FieldType.Personnummer:
                var hasDate = Personnummer.HasValidDate(plain, rules.LastDay(today)) && IsOldEnough(rules, plain, today);
                var hasCheckDigit = Personnummer.HasValidCheckDigit(plain);
                return ([.. hasDate ? [DateValid] : Array.Empty<string>(), .. hasCheckDigit ? [ChecksumValid] : Array.Empty<string>()], hasDate && hasCheckDigit);
            case FieldType.Date:
                var isDate = text.Length == rules.Length && WrittenDate.IsWithin(text, rules.FirstDay, rules.LastDay(today));
                return (isDate ? [DateValid] : [], isDate);
            case FieldType.Amount:
                var isAmount = IsAmount(rules, text);
                return (isAmount ? [AmountValid] : [], isAmount);
            default:
                return (plain.Length == rules.Length ? [LengthValid] : [], rules.Length is null || plain.Length == rules.Length);
        }
    }

    /// <summary>
    /// Where a form says when its writers were born, a year of two digits must mean such a year: 50 is not 1850 because 1950 is
    /// not allowed.
    /// </summary>
    private static bool IsOldEnough(WrittenRules rules, byte[] plain, DateOnly today) =>
        (rules.Earliest is null && rules.Latest is null) || BirthYears(rules, plain, today).Any();

    /// <summary>The years of birth that the form allows of those that the number may mean.</summary>
    private static IEnumerable<int> BirthYears(WrittenRules rules, byte[] number, DateOnly today)
    {
        var earliest = rules.Earliest ?? today.AddYears(-OldestAge);
        var latest = rules.LastDay(today);
        var yearLength = number.Length - 8;
        var day = (number[yearLength + 2] * 10 + number[yearLength + 3]) % Personnummer.SamordningsnummerOffset;
        var month = number[yearLength] * 10 + number[yearLength + 1];
        var written = number.Take(yearLength).Aggregate(0, (year, digit) => year * 10 + digit);
        return Personnummer.Years(written, number.Length, today).Where(year =>
            day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && new DateOnly(year, month, day) >= earliest && new DateOnly(year, month, day) <= latest);
    }

    /// <summary>Leading zeros are not how anybody writes an amount.</summary>
    private static bool IsAmount(WrittenRules rules, string text) =>
        (text.Length == 1 || text[0] != '0')
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
        && amount >= (rules.Minimum ?? 0) && amount <= (rules.Maximum ?? long.MaxValue);

    private static double ConfidenceOf(IReadOnlyList<DigitRow> rows, string plain) =>
        DigitsDecoder.Decode(rows, length: null).FirstOrDefault(reading => reading.Digits == plain)?.Confidence ?? 0;

    private static string Written(WrittenRules rules, ScoredNumber number, DateOnly today) => rules.Type switch
    {
        FieldType.Personnummer => WithSign(rules, Personnummer.Format(number.Digits, number.Separator ?? '-'), today),
        FieldType.Date => WrittenDate.Format(number.Digits),
        _ => number.Digits,
    };

    private static byte[] ToBytes(string digits) => [.. digits.Select(digit => (byte)(digit - '0'))];
}
