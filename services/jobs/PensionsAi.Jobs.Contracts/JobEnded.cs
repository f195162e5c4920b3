using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Jobs.Contracts;

/// <summary>Sent to the queue <see cref="Queues.Audit"/> once a job has ended. Holds no content.</summary>
/// <param name="JobId">Identity of the job.</param>
/// <param name="Kind">The job's kind.</param>
/// <param name="Caller">Name of the caller.</param>
/// <param name="CaseReference">The case that the caller named.</param>
/// <param name="Status">How the job ended.</param>
/// <param name="ProblemType">The problem's type when it failed.</param>
/// <param name="Model">The model that was asked.</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record JobEnded(
    Guid JobId,
    string Kind,
    string Caller,
    string? CaseReference,
    JobStatus Status,
    string? ProblemType,
    ModelVersion? Model,
    DateTimeOffset EndedAt);
