using System.Globalization;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Templates;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>What a row of written digits is to be, whichever kind of template says so.</summary>
/// <param name="Type">Personnummer, digits, date or amount.</param>
/// <param name="Length">How many digits are written; null when not known. Of a date always known.</param>
/// <param name="Earliest">The first day that is allowed; null when nobody says.</param>
/// <param name="Latest">The last day that is allowed; null when nobody says.</param>
/// <param name="NotAfterToday">Whether the day of reading is the last that is allowed. Of a birth it always is.</param>
/// <param name="Minimum">The least amount; null when nobody says.</param>
/// <param name="Maximum">The largest amount; null when nobody says.</param>
internal sealed record WrittenRules(
    FieldType Type,
    int? Length = null,
    DateOnly? Earliest = null,
    DateOnly? Latest = null,
    bool NotAfterToday = false,
    long? Minimum = null,
    long? Maximum = null)
{
    private const string LengthValid = "length-valid";
    private const string DateValid = "date-valid";
    private const string ChecksumValid = "checksum-valid";
    private const string AmountValid = "amount-valid";

    /// <summary>Nobody who applies for anything is older; a year of two digits stands for the century in which its writer can live.</summary>
    private const int OldestAge = 120;

    /// <summary>Where signs may stand in a free row.</summary>
    public SeparatorStyle Separators => Type switch
    {
        FieldType.Personnummer => SeparatorStyle.BeforeLastFour,
        FieldType.Date => SeparatorStyle.Date,
        _ => SeparatorStyle.None,
    };

    /// <summary>The rules of a picture that is one field.</summary>
    public static WrittenRules Of(FieldTemplate template) => new(
        template.Type, template.Type == FieldType.Date ? WrittenDate.DayLength : template.Length);

    /// <summary>The rules of a form's field.</summary>
    public static WrittenRules Of(TemplateField field) => new(
        field.Type,
        field.Type == FieldType.Date ? FormTemplateCheck.DateLength(field) : field.Rules?.Length,
        field.Rules?.Earliest,
        field.Rules?.Latest,
        field.Rules?.NotAfterToday ?? false,
        field.Rules?.Minimum,
        field.Rules?.Maximum);

    /// <summary>The first day that a date may tell.</summary>
    public DateOnly FirstDay => Earliest ?? WrittenDate.DefaultEarliest;

    /// <summary>The last day that a date or a birth may tell.</summary>
    /// <param name="today">The day of reading.</param>
    public DateOnly LastDay(DateOnly today)
    {
        var latest = Latest ?? WrittenDate.DefaultLatest;
        return (NotAfterToday || Type == FieldType.Personnummer) && today < latest ? today : latest;
    }

    /// <summary>Which rules what is written keeps, digit by digit, and whether it keeps all.</summary>
    /// <param name="digits">Characters 0 to 9.</param>
    /// <param name="today">The day of reading.</param>
    public (IReadOnlyList<string> Checks, bool IsValid) Check(string digits, DateOnly today)
    {
        switch (Type)
        {
            case FieldType.Personnummer:
                var number = Personnummer.DigitsOf(digits);
                var hasDate = Personnummer.HasValidDate(number, LastDay(today)) && (!LimitsBirth || BirthYears(number, today).Any());
                var hasCheckDigit = Personnummer.HasValidCheckDigit(number);
                return ([.. hasDate ? [DateValid] : Array.Empty<string>(), .. hasCheckDigit ? [ChecksumValid] : Array.Empty<string>()], hasDate && hasCheckDigit);
            case FieldType.Date:
                var isDate = digits.Length == Length && WrittenDate.IsWithin(digits, FirstDay, LastDay(today));
                return (isDate ? [DateValid] : [], isDate);
            case FieldType.Amount:
                var isAmount = IsAmount(digits);
                return (isAmount ? [AmountValid] : [], isAmount);
            default:
                return (digits.Length == Length ? [LengthValid] : [], Length is null || digits.Length == Length);
        }
    }

    /// <summary>
    /// A number with the sign that tells its century where the year has two digits: a hyphen, and a plus from the year in which somebody turns a
    /// hundred (folkbokföringslagen, 18 §). Where the form allows only one of them, it is that, whatever was written or printed.
    /// </summary>
    /// <param name="number">A personnummer with its sign, which has a valid date.</param>
    /// <param name="today">The day of reading.</param>
    public string WithSign(string number, DateOnly today)
    {
        var digits = Personnummer.DigitsOf(number);
        if (digits.Length != Personnummer.ShortLength || !LimitsBirth)
            return number;
        char[] allowed = [.. BirthYears(digits, today).Select(year => today.Year - year >= 100 ? '+' : '-').Distinct()];
        return allowed is [var only] ? number.Replace('-', only).Replace('+', only) : number;
    }

    private bool LimitsBirth => Earliest is not null || Latest is not null;

    /// <summary>
    /// The years of birth that the form allows of those that the number may mean: where it says when its writers were born, 50 is not 1850
    /// because 1950 is not allowed.
    /// </summary>
    private IEnumerable<int> BirthYears(byte[] number, DateOnly today)
    {
        var earliest = Earliest ?? today.AddYears(-OldestAge);
        var latest = LastDay(today);
        var yearLength = number.Length - 8;
        var day = (number[yearLength + 2] * 10 + number[yearLength + 3]) % Personnummer.SamordningsnummerOffset;
        var month = number[yearLength] * 10 + number[yearLength + 1];
        var written = number.Take(yearLength).Aggregate(0, (year, digit) => year * 10 + digit);
        return Personnummer.Years(written, number.Length, today).Where(year =>
            day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && new DateOnly(year, month, day) >= earliest && new DateOnly(year, month, day) <= latest);
    }

    /// <summary>Leading zeros are not how anybody writes an amount.</summary>
    private bool IsAmount(string text) =>
        (text.Length == 1 || text[0] != '0')
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
        && amount >= (Minimum ?? 0) && amount <= (Maximum ?? long.MaxValue);
}
