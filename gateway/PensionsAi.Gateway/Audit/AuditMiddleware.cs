using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;

namespace PensionsAi.Gateway.Audit;

/// <summary>Leaves one entry of every call that needs an identity, the refused ones too.</summary>
internal sealed partial class AuditMiddleware(RequestDelegate next, AuditLog log, TimeProvider time, ILogger<AuditMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var record = new CallRecord();
        context.Features.Set(record);
        var at = time.GetUtcNow();
        var start = time.GetTimestamp();
        var finished = false;
        try
        {
            await next(context);
            finished = true;
        }
        finally
        {
            if (record.Route is not null)
                await AppendAsync(context, record, at, time.GetElapsedTime(start), finished);
        }
    }

    /// <summary>The step after routing: says which route it is, and whether it is audited.</summary>
    public static Task NoteRoute(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        if (endpoint is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            var record = context.Features.GetRequiredFeature<CallRecord>();
            record.Route = endpoint.RoutePattern.RawText;
            if (context.GetRouteValue("jobId") is string id && Guid.TryParse(id, out var jobId))
                record.JobId = jobId;
        }

        return next(context);
    }

    private async Task AppendAsync(HttpContext context, CallRecord record, DateTimeOffset at, TimeSpan duration, bool finished)
    {
        var status = context.Response.StatusCode;
        var entry = new AuditEntry
        {
            EventId = Guid.CreateVersion7(at),
            At = at,
            Caller = record.Caller,
            Method = context.Request.Method,
            Route = record.Route!,
            Outcome = OutcomeOf(status, !finished || context.RequestAborted.IsCancellationRequested),
            Status = status,
            DurationMilliseconds = duration.TotalMilliseconds,
            ModelName = record.Model?.Name,
            ModelVersion = record.Model?.Version,
            ModelSha256 = record.Model?.Sha256,
            CaseReference = record.CaseReference,
            JobId = record.JobId,
        };
        try
        {
            // Not with the request's token: that the caller went away is no reason to forget what it did.
            await log.AppendAsync(entry, CancellationToken.None);
        }
        catch (ChannelClosedException)
        {
            LogLost(logger, entry.Route, Activity.Current?.TraceId.ToString());
        }
    }

    private static AuditOutcome OutcomeOf(int status, bool aborted) => status switch
    {
        _ when aborted => AuditOutcome.Aborted,
        < 400 => AuditOutcome.Answered,
        < 500 => AuditOutcome.Refused,
        _ => AuditOutcome.Failed,
    };

    [LoggerMessage(EventId = 1203, Level = LogLevel.Critical, Message = "A call of {Route} in trace {TraceId} ended after the audit trail was closed")]
    private static partial void LogLost(ILogger logger, string route, string? traceId);
}
