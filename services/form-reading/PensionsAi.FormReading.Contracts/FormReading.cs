using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.Contracts;

/// <summary>What was read from one form.</summary>
/// <param name="Template">The template by which it was read.</param>
/// <param name="TemplateVersion">Version of the template.</param>
/// <param name="File">Name of the file in an archive of several, of the form's first page; null for a single picture.</param>
/// <param name="Pages">Pages of the form, 1 or more.</param>
/// <param name="Decision">Whether a person must look at it.</param>
/// <param name="ReviewId">Where the review stands in the queue; null when there is none.</param>
/// <param name="Fields">The template's fields, in its order.</param>
/// <param name="Model">The model that read the handwriting.</param>
/// <param name="Page">The form's first page in its file, from 1.</param>
/// <param name="Sheets">Where each of its pages was found; null of a form of one page.</param>
public sealed record FormReading(
    string Template,
    string TemplateVersion,
    string? File,
    int Pages,
    FormDecision Decision,
    string? ReviewId,
    IReadOnlyList<FieldReading> Fields,
    ModelVersion Model,
    int Page = 1,
    IReadOnlyList<FormSheet>? Sheets = null);
