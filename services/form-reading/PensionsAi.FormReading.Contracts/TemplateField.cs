namespace PensionsAi.FormReading.Contracts;

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name in readings: lower-case letters, digits and hyphens. One of a kind in its template.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Label">The text printed above it; of a checkbox to its right.</param>
/// <param name="Page">Its page, from 1.</param>
/// <param name="Box">All of the field: what is cut out for a person. Of a checkbox the tick box itself.</param>
/// <param name="Cells">One box for each digit, from left to right, inside of <paramref name="Box"/>; left out, digits are written in one free row.</param>
/// <param name="Options">The tick boxes of a choice, inside of <paramref name="Box"/>; with type <c>choice</c> alone.</param>
/// <param name="Required">Whether the form is accepted only if this field is. An <c>image</c> cannot be.</param>
/// <param name="Rules">What its value must keep.</param>
public sealed record TemplateField(
    string Name,
    FieldType Type,
    string Label,
    int Page,
    MillimetreBox Box,
    IReadOnlyList<MillimetreBox>? Cells = null,
    IReadOnlyList<ChoiceOption>? Options = null,
    bool Required = false,
    FieldRules? Rules = null);
