using System.Threading.RateLimiting;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Gateway.Limits;

/// <summary>Answers 429 to a caller that asks too much. Calls without identity are of no concern: they reach nothing but pages and probes.</summary>
internal sealed class CallerLimitMiddleware(RequestDelegate next, CallerLimiter limiter)
{
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true, Name: { } caller })
        {
            await next(context);
            return;
        }

        using var lease = limiter.Acquire(caller);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) && retryAfter > LeastWait ? retryAfter : LeastWait;
        await ProblemResult.WriteAsync(context, GatewayProblems.TooManyRequests(wait));
    }
}
