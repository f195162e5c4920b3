using System.Globalization;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormGenerator.Writing;

/// <summary>Fills in forms for invented people: official test numbers, and whatever the template's rules allow. Mostly as it should be done.</summary>
/// <param name="template">The form.</param>
/// <param name="numbers">Test numbers, twelve digits each.</param>
/// <param name="random">Decides.</param>
internal sealed class FormFiller(FormTemplate template, IReadOnlyList<string> numbers, Random random)
{
    /// <summary>Of this share of the numbers one digit is wrong, so that the number is not valid.</summary>
    private const double MiswrittenShare = 0.01;

    /// <summary>Of this share of the numbers one digit is crossed out, and the right one written above.</summary>
    private const double CorrectedShare = 0.01;

    private const double UnsignedShare = 0.1;
    private const double UntickedShare = 0.3;

    /// <summary>Nobody is older.</summary>
    private static readonly DateOnly OldestBirth = new(1908, 1, 1);

    private static readonly DateOnly Today = new(2026, 1, 1);

    /// <summary>Fills in a page; what is on it.</summary>
    public IReadOnlyList<FieldTruth> Fill(FilledForm form, int page) =>
        [.. template.Fields.Where(field => field.Page == page).Select(field => Fill(form, field))];

    /// <summary>What is on a page that nobody has filled in.</summary>
    public IReadOnlyList<FieldTruth> Empty(int page) => [.. template.Fields
        .Where(field => field.Page == page)
        .Select(field => new FieldTruth(field.Name, field.Type, field.Type is FieldType.Signature or FieldType.Checkbox ? "false" : null, MayBeAccepted: !field.Required))];

    private FieldTruth Fill(FilledForm form, TemplateField field)
    {
        switch (field.Type)
        {
            case FieldType.Personnummer:
                return WriteNumber(form, field);
            case FieldType.Checkbox:
                var isTicked = random.NextDouble() >= UntickedShare;
                var how = isTicked ? AnyTick() : TickStyle.InkedOut;
                if (isTicked || random.Next(4) == 0)
                    form.Tick(field.Name, how);
                return new FieldTruth(field.Name, field.Type, isTicked ? "true" : "false", Kebab(how));
            case FieldType.Choice:
                return Choose(form, field);
            case FieldType.Signature:
                var isSigned = random.NextDouble() >= UnsignedShare;
                if (isSigned)
                    form.Sign(field.Name);
                return new FieldTruth(field.Name, field.Type, isSigned ? "true" : "false", MayBeAccepted: isSigned || !field.Required);
            case FieldType.Image:
                form.Scrawl(field.Name);
                return new FieldTruth(field.Name, field.Type, null);
            default:
                var digits = Digits(field);
                Write(form, field, digits);
                return new FieldTruth(field.Name, field.Type, field.Type == FieldType.Date ? WrittenDate.Format(digits) : digits);
        }
    }

    private FieldTruth WriteNumber(FilledForm form, TemplateField field)
    {
        var number = numbers[random.Next(numbers.Count)];
        while (!IsAllowed(number, field.Rules))
            number = numbers[random.Next(numbers.Count)];
        var digits = field.Cells is { Count: 10 } ? number[2..] : number;
        var truth = new FieldTruth(field.Name, field.Type, digits[..^4] + '-' + digits[^4..]);
        var fate = random.NextDouble();
        if (fate < MiswrittenShare)
        {
            Write(form, field, Miswritten(digits));
            return truth with { How = "miswritten", MayBeAccepted = false };
        }

        if (fate < MiswrittenShare + CorrectedShare && field.Cells is not null)
        {
            var place = random.Next(digits.Length);
            var wrong = (char)('0' + (digits[place] - '0' + random.Next(1, 10)) % 10);
            form.Write(field.Name, digits[..place] + wrong + digits[(place + 1)..]).Correct(field.Name, place, digits[place]);
            return truth with { How = "corrected" };
        }

        Write(form, field, digits);
        return truth;
    }

    private static void Write(FilledForm form, TemplateField field, string digits)
    {
        if (field.Cells is not null)
            form.Write(field.Name, digits);
        else
            form.WriteFree(field.Name, field.Type == FieldType.Personnummer ? digits[..^4] + '-' + digits[^4..] : digits);
    }

    private string Miswritten(string digits)
    {
        while (true)
        {
            var changed = digits.ToCharArray();
            changed[random.Next(changed.Length)] = (char)('0' + random.Next(10));
            if (!Personnummer.IsValid([.. changed.Select(digit => (byte)(digit - '0'))], Today))
                return new string(changed);
        }
    }

    private static bool IsAllowed(string number, FieldRules? rules) =>
        DateOnly.TryParseExact(number[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
        && birth >= (rules?.Earliest ?? OldestBirth) && birth >= OldestBirth && birth <= (rules?.Latest ?? Today);

    private string Digits(TemplateField field)
    {
        switch (field.Type)
        {
            case FieldType.Date:
                var earliest = field.Rules?.Earliest ?? WrittenDate.DefaultEarliest;
                var latest = field.Rules is { NotAfterToday: true } ? Today : field.Rules?.Latest ?? WrittenDate.DefaultLatest;
                var day = earliest.AddDays(random.Next(latest.DayNumber - earliest.DayNumber + 1));
                return day.ToString(field.Rules?.Precision == DatePrecision.Month ? "yyyyMM" : "yyyyMMdd", CultureInfo.InvariantCulture);
            case FieldType.Amount:
                var most = Math.Min(field.Rules?.Maximum ?? 99_999, field.Cells is { } cells ? (long)Math.Pow(10, cells.Count) - 1 : 99_999);
                return random.NextInt64(field.Rules?.Minimum ?? 1, most + 1).ToString(CultureInfo.InvariantCulture);
            default:
                var length = field.Rules?.Length ?? field.Cells?.Count ?? 6;
                return string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + random.Next(10))));
        }
    }

    private FieldTruth Choose(FilledForm form, TemplateField field)
    {
        var options = field.Options!;
        var chosen = random.Next(options.Count);
        var style = AnyTick();
        form.Tick(field.Name, options[chosen].Value, style);
        if (random.Next(12) > 0 || options.Count == 1)
            return new FieldTruth(field.Name, field.Type, options[chosen].Value, Kebab(style));
        var regretted = (chosen + random.Next(1, options.Count)) % options.Count;
        form.Tick(field.Name, options[regretted].Value, TickStyle.InkedOut);
        return new FieldTruth(field.Name, field.Type, options[chosen].Value, Kebab(TickStyle.InkedOut));
    }

    private TickStyle AnyTick() => random.Next(100) switch
    {
        < 50 => TickStyle.Cross,
        < 70 => TickStyle.Check,
        < 80 => TickStyle.Stroke,
        < 94 => TickStyle.OverLong,
        _ => TickStyle.Faint,
    };

    private static string Kebab(TickStyle style) => style switch
    {
        TickStyle.OverLong => "over-long",
        TickStyle.InkedOut => "inked-out",
        _ => style.ToString().ToLowerInvariant(),
    };
}
