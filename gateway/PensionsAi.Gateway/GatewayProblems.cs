using System.Globalization;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Gateway;

/// <summary>The problems that the gateway itself answers with. Kinds and titles are the same as those of the services.</summary>
internal static class GatewayProblems
{
    public static ServiceProblem Unauthenticated { get; } = new(
        "unauthenticated", 401, "No valid identity", "Send a valid key in X-Api-Key.");

    public static ServiceProblem MissingScope { get; } = new(
        "missing-scope", 403, "A scope is missing", "This key does not have the scope that the call needs.");

    public static ServiceProblem NotAcceptable { get; } = new(
        "not-acceptable", 406, "Not acceptable", "The resource is not available in a media type that Accept names.");

    public static ServiceProblem ClientBodyFailed { get; } = new(
        "bad-request", 400, "The request could not be read", "The body ended early or came too slowly.");

    /// <summary>A service cannot be reached, or broke off.</summary>
    public static ServiceProblem Unavailable { get; } = new(
        "unavailable", 503, "Temporarily unavailable", "The service behind this call does not answer. Wait and try again.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    public static ServiceProblem TimedOut { get; } = new(
        "timeout", 504, "The call took too long", "The service did not answer in time. Send less at once, or prefer respond-async.");

    /// <summary>A service answered with an error but without a problem document.</summary>
    public static ServiceProblem FromService(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("not-found", status, "Not found", "There is no such resource."),
        StatusCodes.Status405MethodNotAllowed => new("method-not-allowed", status, "Method not allowed", "The resource does not take this method."),
        < 500 => new("bad-request", status, "The request was refused", "The request was refused."),
        _ => new("internal-error", status, "Internal error", "The call failed. Quote the trace id when you report it."),
    };

    public static ServiceProblem TooLarge(long maxBytes) => ServiceProblem.TooLarge(
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than the {maxBytes:#,0} bytes that this call takes."));

    public static ServiceProblem TooManyRequests(TimeSpan retryAfter) => new(
        "too-many-requests", 429, "Too many requests", "This caller's limit is used up. Wait and try again.")
    {
        RetryAfter = retryAfter,
    };

    public static ServiceProblem TooManyFailures(TimeSpan retryAfter) => new(
        "too-many-failed-attempts", 429, "Too many failed attempts", "Too many calls without a valid key came from this address. Wait and try again.")
    {
        RetryAfter = retryAfter,
    };
}
