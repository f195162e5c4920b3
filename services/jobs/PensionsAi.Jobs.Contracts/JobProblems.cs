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
}
