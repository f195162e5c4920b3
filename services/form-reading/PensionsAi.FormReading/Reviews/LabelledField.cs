using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.Reviews;

/// <summary>What is sealed of an example: a field as a model read it, and what a person read.</summary>
/// <param name="Template">The template by which the form was read.</param>
/// <param name="TemplateVersion">Version of the template.</param>
/// <param name="Field">Name of the field.</param>
/// <param name="Type">What the field holds.</param>
/// <param name="Value">What a person read: a text, true or false; null for an empty field.</param>
/// <param name="Suggestion">What the model read.</param>
/// <param name="Confidence">How sure the model was, 0 to 1.</param>
/// <param name="PlainConfidence">How sure without the help of the field's rules, as <see cref="FieldReading.PlainConfidence"/>.</param>
/// <param name="Agreed">Whether a person read what the model had suggested.</param>
/// <param name="Accepted">Whether its value had been accepted.</param>
/// <param name="Reason">Why a person was asked. Forms drawn for audit are an unbiased sample of the accepted ones, the others are the hard ones.</param>
/// <param name="Model">The model.</param>
/// <param name="Rejected">Whether the form was rejected, although the field had been accepted. Then nobody said what is in it.</param>
internal sealed record LabelledField(
    string Template,
    string TemplateVersion,
    string Field,
    FieldType Type,
    JsonElement? Value,
    JsonValue? Suggestion,
    double Confidence,
    double? PlainConfidence,
    bool Agreed,
    bool Accepted,
    ReviewReason Reason,
    ModelVersion Model,
    bool Rejected = false);
