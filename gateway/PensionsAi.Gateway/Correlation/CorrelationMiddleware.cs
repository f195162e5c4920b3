using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PensionsAi.Gateway.Correlation;

/// <summary>
/// Gives every call a correlation id, the caller's own when it is one, passes it on and returns it, and returns the trace
/// under way in <c>traceresponse</c> (W3C Trace Context, level 2).
/// </summary>
internal sealed partial class CorrelationMiddleware(RequestDelegate next)
{
    public const string HeaderName = "X-Correlation-Id";

    public Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[HeaderName];
        var id = given.Count == 1 && Form().IsMatch(given.ToString()) ? given.ToString() : Guid.CreateVersion7().ToString("N");
        context.Request.Headers[HeaderName] = id;
        var trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

        // Not before the answer starts: an exception on the way clears what was set until then.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[HeaderName] = id;
            if (trace is not null)
                context.Response.Headers["traceresponse"] = trace;
            return Task.CompletedTask;
        });
        return next(context);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Form();
}
