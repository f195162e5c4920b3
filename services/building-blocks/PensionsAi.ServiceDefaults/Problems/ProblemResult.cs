using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>Writes a <see cref="ServiceProblem"/> as <c>application/problem+json</c>, completed with instance and trace id.</summary>
/// <param name="problem">What to write.</param>
public sealed class ProblemResult(ServiceProblem problem) : IResult, IStatusCodeHttpResult
{
    /// <summary>The problem that is written.</summary>
    public ServiceProblem Problem => problem;

    /// <inheritdoc/>
    public int? StatusCode => problem.Status;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, problem);

    /// <summary>Writes the problem as the whole response. The response must not have started.</summary>
    public static Task WriteAsync(HttpContext httpContext, ServiceProblem problem)
    {
        httpContext.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } retryAfter)
        {
            var seconds = (long)Math.Ceiling(retryAfter.TotalSeconds);
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var details = new ProblemDetails
        {
            Type = problem.Type,
            Title = problem.Title,
            Status = problem.Status,
            Detail = problem.Detail,
        };
        if (problem.Errors is not null)
            details.Extensions["errors"] = problem.Errors;

        // The caller always gets a problem document, whatever it said it accepts: an error that cannot be read helps nobody.
        ProblemCustomization.Complete(httpContext, details);
        return httpContext.Response.WriteAsJsonAsync(
            details, Json.JsonConventions.Options, "application/problem+json", httpContext.RequestAborted);
    }
}
