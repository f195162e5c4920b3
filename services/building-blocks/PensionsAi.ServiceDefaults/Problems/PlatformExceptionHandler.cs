using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>
/// Maps what binding throws to a 400, 413 or 415, and all else to a 500 that says nothing of the cause.
/// The log gets the exception's type and stack, never its message: messages quote input.
/// </summary>
internal sealed partial class PlatformExceptionHandler(ILogger<PlatformExceptionHandler> logger) : IExceptionHandler
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
            BadHttpRequestException { InnerException: JsonException json } => JsonProblem.From(json),
            // Binding throws this for a body of null as well as for a bad parameter; without parameters it was the body.
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest, InnerException: null }
                when httpContext.Request is { QueryString.HasValue: false } request && request.HasJsonContentType() => JsonProblem.From(new JsonException()),
            BadHttpRequestException bad => ProblemCustomization.ForStatus(bad.StatusCode),
            _ => ProblemCustomization.ForStatus(StatusCodes.Status500InternalServerError),
        };
        if (problem.Status >= 500)
            LogUnexpected(logger, exception.GetType().FullName!, exception.StackTrace);

        await ProblemResult.WriteAsync(httpContext, problem);
        return true;
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "Request failed with {ExceptionType}: {StackTrace}")]
    private static partial void LogUnexpected(ILogger logger, string exceptionType, string? stackTrace);
}
