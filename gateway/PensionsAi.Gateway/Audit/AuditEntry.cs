namespace PensionsAi.Gateway.Audit;

/// <summary>
/// One line of the audit trail: who did what with which model, when, and how it ended. Never content, never a raw path: a
/// path is the caller's text, the route's pattern is ours.
/// </summary>
internal sealed class AuditEntry
{
    /// <summary>Given by the database, rising.</summary>
    public long Sequence { get; init; }

    /// <summary>Names the event, so that one told twice is kept once. The end of a job goes by the job's id.</summary>
    public required Guid EventId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the caller was not recognised.</summary>
    public string? Caller { get; init; }

    /// <summary>Null for the end of a job.</summary>
    public string? Method { get; init; }

    /// <summary>Pattern of the route, or kind of the job that ended.</summary>
    public required string Route { get; init; }

    public required AuditOutcome Outcome { get; init; }

    /// <summary>HTTP status; null for the end of a job.</summary>
    public int? Status { get; init; }

    /// <summary>Type of the problem with which a job failed.</summary>
    public string? Problem { get; init; }

    /// <summary>Milliseconds from the request's head to the end of the answer; null for the end of a job.</summary>
    public double? DurationMilliseconds { get; init; }

    public string? ModelName { get; init; }

    public string? ModelVersion { get; init; }

    public string? ModelSha256 { get; init; }

    public string? CaseReference { get; init; }

    public Guid? JobId { get; init; }
}
