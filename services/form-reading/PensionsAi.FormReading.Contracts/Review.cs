using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.Contracts;

/// <summary>A form that a person is asked to look at. Holds nothing of what is written on it.</summary>
/// <param name="Id">Identity of the review, the same as <c>reviewId</c> of the reading.</param>
/// <param name="Kind">What is reviewed: <c>form-readings</c>.</param>
/// <param name="Reason">Why a person is asked.</param>
/// <param name="Status">Where the review is.</param>
/// <param name="Template">The template by which the form was read.</param>
/// <param name="TemplateVersion">Version of the template.</param>
/// <param name="Model">The model that read the handwriting.</param>
/// <param name="CaseReference">The case that the caller named; null when none.</param>
/// <param name="JobId">The job that read the form; null when it was read at once.</param>
/// <param name="CreatedAt">When the form was read.</param>
/// <param name="ExpiresAt">When the review and all that belongs to it is removed.</param>
/// <param name="ClaimedBy">The reviewer who works on it; null when nobody does.</param>
/// <param name="ClaimedUntil">When the claim runs out.</param>
/// <param name="FinishedBy">The reviewer who finished it.</param>
/// <param name="FinishedAt">When it was finished.</param>
public sealed record Review(
    Guid Id,
    string Kind,
    ReviewReason Reason,
    ReviewStatus Status,
    string Template,
    string TemplateVersion,
    ModelVersion Model,
    string? CaseReference,
    Guid? JobId,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    string? ClaimedBy,
    DateTimeOffset? ClaimedUntil,
    string? FinishedBy,
    DateTimeOffset? FinishedAt);
