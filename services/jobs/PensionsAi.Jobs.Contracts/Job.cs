using System.Text.Json.Serialization;

namespace PensionsAi.Jobs.Contracts;

/// <summary>A job as its caller sees it. Times are UTC.</summary>
/// <param name="Id">Identity of the job.</param>
/// <param name="Kind">What is done: the last segment of the path that the job was sent to, for example <c>maskings</c>.</param>
/// <param name="Status">Where the job is.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="StartedAt">When a service first began it; null before.</param>
/// <param name="FinishedAt">When it ended; null before.</param>
/// <param name="Progress">How much is done, 0 to 1.</param>
/// <param name="Attempts">How many times it was given to a service.</param>
/// <param name="Problem">Why it failed; null unless it did.</param>
/// <param name="ExpiresAt">When job and result are removed; null before the job ended.</param>
public sealed record Job(
    Guid Id,
    string Kind,
    JobStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    double Progress,
    int Attempts,
    JobProblem? Problem,
    DateTimeOffset? ExpiresAt)
{
    /// <summary>Whether nothing more will happen to the job.</summary>
    [JsonIgnore]
    public bool HasEnded => Status is JobStatus.Succeeded or JobStatus.Failed or JobStatus.Cancelled;
}
