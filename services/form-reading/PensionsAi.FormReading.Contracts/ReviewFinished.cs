using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.Contracts;

/// <summary>Published once a review has ended. Holds no content: the values are at <c>GET /v1/reviews/{id}</c>. May come twice.</summary>
/// <param name="ReviewId">Identity of the review.</param>
/// <param name="Kind">What was reviewed.</param>
/// <param name="Reason">Why a person was asked.</param>
/// <param name="Status">How it ended: settled, rejected or expired.</param>
/// <param name="Reviewer">Who finished it; null when it expired.</param>
/// <param name="Caller">Who sent the form.</param>
/// <param name="CaseReference">The case that the caller named.</param>
/// <param name="JobId">The job that read the form; null when it was read at once.</param>
/// <param name="Model">The model that read the handwriting.</param>
/// <param name="FinishedAt">When the review ended.</param>
public sealed record ReviewFinished(
    Guid ReviewId,
    string Kind,
    ReviewReason Reason,
    ReviewStatus Status,
    string? Reviewer,
    string Caller,
    string? CaseReference,
    Guid? JobId,
    ModelVersion Model,
    DateTimeOffset FinishedAt);
