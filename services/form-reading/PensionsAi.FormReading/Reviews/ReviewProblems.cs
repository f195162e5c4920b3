using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Why something cannot be done with a review.</summary>
internal static class ReviewProblems
{
    public static readonly ServiceProblem NotFound = new(
        "review-not-found", 404, "There is no such review", "There is no such review, or it has been removed.");

    public static readonly ServiceProblem ClaimedByAnother = new(
        "review-claimed", 409, "Another reviewer works on it", "Another reviewer has claimed this review. Take another, or wait until the claim runs out.");

    public static readonly ServiceProblem Finished = new(
        "review-finished", 409, "The review is finished", "The review is finished or has expired, and can no longer be changed.");

    public static readonly ServiceProblem QueueFull = new(
        "review-queue-full", 503, "Too many reviews wait", "The form needs a review, and as many wait as may. Send it again later.")
    {
        RetryAfter = TimeSpan.FromMinutes(1),
    };
}
