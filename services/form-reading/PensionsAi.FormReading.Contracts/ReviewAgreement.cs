using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.Contracts;

/// <summary>How often reviewers read what a model had suggested, for one kind of field.</summary>
/// <param name="Model">The model that read the handwriting.</param>
/// <param name="Template">The template by which the forms were read.</param>
/// <param name="TemplateVersion">Version of the template.</param>
/// <param name="FieldType">What the fields hold.</param>
/// <param name="Reason">
/// Why reviewers were asked. Forms drawn for audit are a random sample: the share of accepted fields in them that was not agreed with
/// estimates how often acceptance is wrong. The others are the hard ones, and estimate nothing but themselves.
/// </param>
/// <param name="WasAccepted">Whether the values had been accepted.</param>
/// <param name="Fields">Fields that reviewers read.</param>
/// <param name="Agreed">Of those, how many they read as the model had.</param>
/// <param name="Share">Agreed to fields, 0 to 1.</param>
/// <param name="Lower">Lower end of the 95 % interval of the share (Wilson's).</param>
/// <param name="Upper">Upper end of it.</param>
public sealed record ReviewAgreement(
    ModelVersion Model,
    string Template,
    string TemplateVersion,
    string FieldType,
    ReviewReason Reason,
    bool WasAccepted,
    int Fields,
    int Agreed,
    double Share,
    double Lower,
    double Upper);
