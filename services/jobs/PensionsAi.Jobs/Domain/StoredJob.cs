using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Jobs.Domain;

/// <summary>
/// A job's row. It is also the outbox: <see cref="DispatchAt"/>, <see cref="CallbackAt"/> and <see cref="ReportAt"/> say
/// what is still to be sent, so that nothing depends on a message that a crash can lose.
/// </summary>
internal sealed class StoredJob
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Caller { get; init; }

    public string? CaseReference { get; init; }

    public JobStatus Status { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public double Progress { get; set; }

    /// <summary>How often the job was sent to a service; numbers the attempts.</summary>
    public int Dispatches { get; set; }

    /// <summary>How often a service began it. A job that waits long in a full queue is sent again without having failed once.</summary>
    public int Starts { get; set; }

    /// <summary>The last attempt that is known to have begun: by the report of its start, or of its end where that came first.</summary>
    public int BegunAttempt { get; set; }

    /// <summary>The last attempt that failed. The report of its start says nothing any more when it comes after that.</summary>
    public int FailedAttempt { get; set; }

    /// <summary>When the job is to be sent to a service, again if need be: the end of the lease or of the back-off. Null once it has ended.</summary>
    public DateTimeOffset? DispatchAt { get; set; }

    public required string ContentType { get; init; }

    public required string Query { get; init; }

    public required string InputReference { get; init; }

    public IReadOnlyList<StoredResult> Results { get; set; } = [];

    /// <summary>The attempt whose events callers are shown.</summary>
    public int EventAttempt { get; set; }

    /// <summary>Batches of its events that are stored.</summary>
    public int EventBatches { get; set; }

    public JobProblem? Problem { get; set; }

    public ModelVersion? Model { get; set; }

    /// <summary>W3C trace context of the call that made the job.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Whom to tell of the end, in the form of <see cref="Uri.AbsoluteUri"/>.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>
    /// When the end is to be told to <see cref="CallbackUrl"/>, again if need be: the end of the lease or of the back-off. Null
    /// before the job has ended, and once it was told, given up or deleted.
    /// </summary>
    public DateTimeOffset? CallbackAt { get; set; }

    /// <summary>How often telling was begun; numbers the attempts.</summary>
    public int CallbackAttempts { get; set; }

    /// <summary>
    /// When the audit trail is to be told of the end, again if need be: the end of the lease of who tells it. Null before the
    /// job has ended, and once it was told.
    /// </summary>
    public DateTimeOffset? ReportAt { get; set; }

    /// <summary>The blobs that are kept once the job has ended: its results and its events.</summary>
    public IEnumerable<string> KeptReferences => Results.Select(result => result.Reference).Concat(EventReferences);

    /// <summary>Whether a blob is one of those. There may be very many events: the name is read, not looked for.</summary>
    public bool Keeps(string reference) =>
        JobEventBatch.Parse(reference) is { } events
            ? events.Attempt == EventAttempt && events.Batch < EventBatches
            : Results.Any(result => result.Reference == reference);

    /// <summary>The blobs of its events.</summary>
    public IEnumerable<string> EventReferences =>
        Enumerable.Range(0, EventBatches).Select(batch => JobEventBatch.ReferenceOf(Id, EventAttempt, batch));

    public Job ToJob() => new(
        Id, Kind, Status, CreatedAt, StartedAt, FinishedAt, Progress, Starts, Problem, ExpiresAt);
}
