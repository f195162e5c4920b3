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
}
