using System.Globalization;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Templates;

/// <summary>A template for a picture that is one cropped field.</summary>
/// <param name="Name">The template's name, for example <c>field:digits</c>.</param>
/// <param name="Type">What the field holds.</param>
/// <param name="Length">How many digits are written, 1 to 20; null when not known.</param>
internal sealed record FieldTemplate(string Name, FieldType Type, int? Length)
{
    /// <summary>Changes when the same picture would be read otherwise.</summary>
    public const string Version = "1";

    /// <summary>Most digits that a caller may announce.</summary>
    public const int MaxLength = 20;

    private const string Prefix = "field:";

    /// <summary>The name of the template's only field.</summary>
    public string FieldName => Name[Prefix.Length..];

    /// <summary>The template that the query names, or the problem with it.</summary>
    /// <param name="template">Query parameter <c>template</c>.</param>
    /// <param name="length">Query parameter <c>length</c>.</param>
    public static Outcome<FieldTemplate> Find(string? template, string? length) => template switch
    {
        null or "" => new ServiceProblem(
            "template-not-recognised",
            422,
            "The form was not recognised",
            "No template was named, and this version does not recognise forms by their printed code. Name one in the query parameter template."),
        "field:personnummer" when length is not null =>
            ServiceProblem.InvalidField("length", "Belongs to field:digits only: a personnummer has ten or twelve digits."),
        "field:personnummer" => new FieldTemplate(template, FieldType.Personnummer, null),
        "field:digits" when length is null => new FieldTemplate(template, FieldType.Digits, null),
        "field:digits" when int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is >= 1 and <= MaxLength =>
            new FieldTemplate(template, FieldType.Digits, digits),
        "field:digits" => ServiceProblem.InvalidField("length", "Must be a whole number from 1 to 20."),
        _ => new ServiceProblem(
            "unknown-template",
            422,
            "There is no such template",
            "The templates of this version are field:personnummer and field:digits."),
    };
}
