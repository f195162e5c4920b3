using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace PensionsAi.ServiceDefaults.Problems;

internal static class ProblemCustomization
{
    public static void Complete(HttpContext httpContext, ProblemDetails details)
    {
        details.Instance ??= httpContext.Request.PathBase.Add(httpContext.Request.Path);
        details.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
    }

    /// <summary>The problem for a bare status code that routing, binding or authorization set.</summary>
    public static ServiceProblem ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new("bad-request", status, "The request could not be read", "The request is malformed."),
        StatusCodes.Status401Unauthorized => new("unauthenticated", status, "No valid identity", "Send a valid key in X-Api-Key."),
        StatusCodes.Status403Forbidden => new("missing-scope", status, "A scope is missing", "This key does not have the scope that the call needs."),
        StatusCodes.Status404NotFound => new("not-found", status, "Not found", "There is no such resource."),
        StatusCodes.Status405MethodNotAllowed => new("method-not-allowed", status, "Method not allowed", "The resource does not take this method."),
        StatusCodes.Status406NotAcceptable => new("not-acceptable", status, "Not acceptable", "The resource is not available in a media type that Accept names."),
        StatusCodes.Status413PayloadTooLarge => ServiceProblem.TooLarge("The body is larger than this call takes."),
        StatusCodes.Status415UnsupportedMediaType => new("unsupported-media-type", status, "The media type is not supported", "This call does not take the Content-Type that was sent."),
        StatusCodes.Status429TooManyRequests => new("too-many-requests", status, "Too many requests", "Wait and try again.") { RetryAfter = TimeSpan.FromSeconds(1) },
        StatusCodes.Status503ServiceUnavailable => new("unavailable", status, "Temporarily unavailable", "Wait and try again.") { RetryAfter = TimeSpan.FromSeconds(2) },
        StatusCodes.Status504GatewayTimeout => new("timeout", status, "The call took too long", "The service did not answer in time."),
        >= 500 => new("internal-error", status, "Internal error", "The call failed. Quote the trace id when you report it."),
        _ => new("bad-request", status, "The request was refused", "The request was refused."),
    };
}
