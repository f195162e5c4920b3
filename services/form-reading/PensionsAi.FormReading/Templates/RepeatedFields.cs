using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Templates;

/// <summary>Fields of a form that should say the same: nothing else on paper tells which sheets are one person's.</summary>
internal static class RepeatedFields
{
    /// <summary>Each field that repeats another, with that one.</summary>
    /// <param name="template">The form.</param>
    public static IEnumerable<(TemplateField Field, TemplateField Other)> Of(FormTemplate template) =>
        from field in template.Fields
        where field.Rules?.SameAs is not null
        select (field, template.Fields.Single(other => other.Name == field.Rules!.SameAs));

    /// <summary>Whether two fields say the same: of a personnummer, however it is written.</summary>
    /// <param name="type">The type of both.</param>
    /// <param name="one">What one says; null when it is empty.</param>
    /// <param name="other">What the other says.</param>
    public static bool AreSame(FieldType type, string? one, string? other)
    {
        if (one == other || type != FieldType.Personnummer || one is null || other is null)
            return one == other;
        var (left, right) = (Personnummer.DigitsOf(one), Personnummer.DigitsOf(other));
        return left.AsSpan().SequenceEqual(right) || Personnummer.IsSameButCentury(left, right);
    }
}
