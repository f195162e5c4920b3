using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>
/// Maps what binding throws to a 400, 413 or 415, a <see cref="PassingFault"/> to a 503, and all else to a 500 that says nothing
/// of the cause. The log gets the exception's type and stack, never its message: messages quote input.
/// </summary>
internal sealed partial class PlatformExceptionHandler(
    PassingFaults passing, ILogger<PlatformExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.Response.HasStarted)
            return false;

        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => JsonProblem.From(json, BodyOf(httpContext)),
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest, InnerException: null }
                when EndpointOf(httpContext) is RouteEndpoint endpoint && QueryProblem.Find(endpoint, httpContext.Request.Query) is { } invalid => invalid,
            // Binding throws the same for a body of null.
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest, InnerException: null }
                when httpContext.Request.HasJsonContentType() => JsonProblem.From(new JsonException(), BodyOf(httpContext)),
            BadHttpRequestException bad => ProblemCustomization.ForStatus(bad.StatusCode),
            _ when passing.IsCauseOf(exception) => ProblemCustomization.ForStatus(StatusCodes.Status503ServiceUnavailable),
            _ => ProblemCustomization.ForStatus(StatusCodes.Status500InternalServerError),
        };
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            LogPassing(logger, string.Join(" < ", PassingFaults.WithInner(exception).Select(NameOf)), exception.StackTrace);
        else if (problem.Status >= 500)
            LogUnexpected(logger, exception.GetType().FullName!, exception.StackTrace);

        await ProblemResult.WriteAsync(httpContext, problem);
        return true;
    }

    private static Type? BodyOf(HttpContext httpContext) =>
        EndpointOf(httpContext)?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    // The endpoint is kept aside while an exception is handled.
    private static Endpoint? EndpointOf(HttpContext httpContext) => httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;

    // The code of a database's error, which quotes nothing.
    private static string NameOf(Exception exception) =>
        exception is DbException { SqlState: { } state } ? $"{exception.GetType().Name} {state}" : exception.GetType().Name;

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Request answered with 503 because of {Exceptions}: {StackTrace}")]
    private static partial void LogPassing(ILogger logger, string exceptions, string? stackTrace);

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "Request failed with {ExceptionType}: {StackTrace}")]
    private static partial void LogUnexpected(ILogger logger, string exceptionType, string? stackTrace);
}
