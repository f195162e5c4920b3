using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Templates;

/// <summary>What a caller says of a picture.</summary>
/// <param name="Field">It is this one field; null when it is a page.</param>
/// <param name="FormId">It is a page of this form; null when it is a field, or a page that is to be recognised by its code.</param>
internal sealed record TemplateChoice(FieldTemplate? Field, string? FormId)
{
    /// <summary>What the query says, or the problem with it. Whether there is such a form is not asked.</summary>
    /// <param name="template">Query parameter <c>template</c>.</param>
    /// <param name="length">Query parameter <c>length</c>.</param>
    public static Outcome<TemplateChoice> Parse(string? template, string? length)
    {
        if (template?.StartsWith(FieldTemplate.Prefix, StringComparison.Ordinal) == true)
        {
            var field = FieldTemplate.Find(template, length);
            return field.IsSuccess ? new TemplateChoice(field.Value, null) : field.Problem;
        }

        if (length is not null)
            return FieldTemplate.LengthOfDigitsOnly;
        return new TemplateChoice(null, string.IsNullOrEmpty(template) ? null : template);
    }
}
