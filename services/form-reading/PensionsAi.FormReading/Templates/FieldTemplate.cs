using System.Globalization;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Pages;
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

    /// <summary>What the names of these templates begin with.</summary>
    public const string Prefix = "field:";

    /// <summary>The name of the template's only field.</summary>
    public string FieldName => Name[Prefix.Length..];

    /// <summary>A length was given that the template has no use for.</summary>
    public static ServiceProblem LengthOfDigitsOnly => ServiceProblem.InvalidField("length", "Belongs to field:digits only.");

    /// <summary>The template that the query names, or the problem with it.</summary>
    /// <param name="template">Query parameter <c>template</c>.</param>
    /// <param name="length">Query parameter <c>length</c>.</param>
    public static Outcome<FieldTemplate> Find(string template, string? length) => template switch
    {
        "field:personnummer" or "field:date" when length is not null => LengthOfDigitsOnly,
        "field:personnummer" => new FieldTemplate(template, FieldType.Personnummer, null),
        "field:date" => new FieldTemplate(template, FieldType.Date, null),
        "field:digits" when length is null => new FieldTemplate(template, FieldType.Digits, null),
        "field:digits" when int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is >= 1 and <= MaxLength =>
            new FieldTemplate(template, FieldType.Digits, digits),
        "field:digits" => ServiceProblem.InvalidField("length", "Must be a whole number from 1 to 20."),
        _ => PageProblems.UnknownTemplate,
    };
}
