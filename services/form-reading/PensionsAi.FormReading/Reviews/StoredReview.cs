using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.Reviews;

/// <summary>A review's row. It is also the outbox of its end: <see cref="ReportAt"/> says whether that is still to be told.</summary>
internal sealed class StoredReview
{
    /// <summary>The only kind of review yet, named as the kind of job is.</summary>
    public const string FormReadings = "form-readings";

    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required ReviewReason Reason { get; init; }

    /// <summary>Never <see cref="ReviewStatus.Claimed"/>: that is told by <see cref="ClaimedUntil"/> and the time.</summary>
    public ReviewStatus Status { get; set; }

    public required string Template { get; init; }

    public required string TemplateVersion { get; init; }

    public required string ModelName { get; init; }

    public required string ModelVersion { get; init; }

    public required string ModelSha256 { get; init; }

    /// <summary>Who sent the form.</summary>
    public required string Caller { get; init; }

    public string? CaseReference { get; init; }

    public Guid? JobId { get; init; }

    /// <summary>Which of the job's forms, from 0.</summary>
    public required int Part { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; set; }

    public string? ClaimedBy { get; set; }

    public DateTimeOffset? ClaimedUntil { get; set; }

    public string? FinishedBy { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the end is to be told, again if need be. Null before the end and once it is told.</summary>
    public DateTimeOffset? ReportAt { get; set; }

    /// <summary>The fields as read, sealed; empty once expired.</summary>
    public required byte[] Content { get; set; }

    /// <summary>What the reviewer said, sealed; null before.</summary>
    public byte[]? Decision { get; set; }

    /// <summary>Where the content is sealed for.</summary>
    public string ContentPlace => $"{Id:N}/content";

    /// <summary>Where the decision is sealed for.</summary>
    public string DecisionPlace => $"{Id:N}/decision";

    /// <summary>What callers are told of it.</summary>
    /// <param name="now">A claim that has run out by then is none.</param>
    public Review ToReview(DateTimeOffset now)
    {
        var isClaimed = Status == ReviewStatus.Waiting && ClaimedUntil > now;
        return new Review(
            Id, Kind, Reason, isClaimed ? ReviewStatus.Claimed : Status, Template, TemplateVersion,
            new ModelVersion(ModelName, ModelVersion, ModelSha256), CaseReference, JobId, CreatedAt, ExpiresAt,
            isClaimed ? ClaimedBy : null, isClaimed ? ClaimedUntil : null, FinishedBy, FinishedAt);
    }
}
