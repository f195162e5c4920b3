using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Contracts;

/// <summary>The problems that any call may be answered with that becomes a job.</summary>
public static class JobProblems
{
    /// <summary>The first call with this Idempotency-Key has not been answered yet (409).</summary>
    public static ServiceProblem FirstCallRuns { get; } = new(
        "idempotency-key-in-use", 409, "The first call still runs", "A call with this Idempotency-Key is being worked on. Try again later.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    /// <summary>This Idempotency-Key stands for another call (422).</summary>
    public static ServiceProblem OtherCall { get; } = new(
        "idempotency-key-reused", 422, "The key belongs to another call", "This Idempotency-Key was sent with another query, media type or body.");

    /// <summary>As many jobs of this kind wait as may (503).</summary>
    public static ServiceProblem BacklogFull { get; } = new(
        "backlog-full", 503, "Too many jobs wait", "As many jobs of this kind wait as may. Those go on being done; wait and try again.")
    {
        RetryAfter = TimeSpan.FromSeconds(10),
    };

    /// <summary>There is no room for another input (503).</summary>
    public static ServiceProblem StorageFull { get; } = new(
        "storage-full", 503, "The storage is full", "There is no room for another input. Jobs that were accepted go on being done; wait and try again.")
    {
        RetryAfter = TimeSpan.FromSeconds(60),
    };
}
