using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Health;

/// <summary>Liveness, readiness and start-up, as Kubernetes and load balancers ask for them.</summary>
public static class PlatformHealth
{
    /// <summary>Tag of a check that must pass before the process takes calls.</summary>
    public const string Ready = "ready";

    /// <summary>Tag of a check that passes once the process has done what it does once, such as loading models.</summary>
    public const string Startup = "startup";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    internal static void AddPlatformHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApplicationStartedCheck>();
        builder.Services.AddHealthChecks().AddCheck<ApplicationStartedCheck>("started", tags: [Ready, Startup]);
    }

    /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c> and <c>/health/startup</c>, without identity.</summary>
    public static void MapPlatformHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapCheck("/health/live", _ => false)
            .WithSummary("Whether the process runs")
            .WithDescription("200 as long as the process answers at all; it looks at nothing else. For liveness probes. Needs no key.")
            .WithResponseExample(200, new HealthState("healthy", new Dictionary<string, string>()));
        routes.MapCheck("/health/ready", check => check.Tags.Contains(Ready))
            .WithSummary("Whether the process takes calls")
            .WithDescription("200 when calls may be sent here; 503 while it starts and while it stops. For load balancers. Needs no key.")
            .WithResponseExample(200, new HealthState("healthy", new Dictionary<string, string> { ["started"] = "healthy", ["audit"] = "healthy" }))
            .ProducesProblems(NotHealthy("started"));
        routes.MapCheck("/health/startup", check => check.Tags.Contains(Startup))
            .WithSummary("Whether the process has loaded what it needs")
            .WithDescription("200 once models are loaded and databases are in place; 503 before. For start-up probes. Needs no key.")
            .WithResponseExample(200, new HealthState("healthy", new Dictionary<string, string> { ["started"] = "healthy" }))
            .ProducesProblems(NotHealthy("started"));
    }

    private static RouteHandlerBuilder MapCheck(this IEndpointRouteBuilder routes, string path, Func<HealthCheckRegistration, bool> predicate) =>
        routes.MapGet(path, (HealthCheckService checks, HttpContext context) => AnswerAsync(checks, predicate, context))
            .AllowAnonymous()
            .WithTags("Health");

    // Names and states only: descriptions and exceptions of checks may tell an outsider about the inside.
    private static async Task<Results<Ok<HealthState>, ProblemResult>> AnswerAsync(
        HealthCheckService checks, Func<HealthCheckRegistration, bool> predicate, HttpContext context)
    {
        var report = await checks.CheckHealthAsync(predicate, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return report.Status == HealthStatus.Unhealthy
            ? NotHealthy([.. report.Entries.Where(entry => entry.Value.Status == HealthStatus.Unhealthy).Select(entry => entry.Key)]).ToHttpResult()
            : TypedResults.Ok(new HealthState(
                NameOf(report.Status), report.Entries.ToDictionary(entry => entry.Key, entry => NameOf(entry.Value.Status))));
    }

    private static ServiceProblem NotHealthy(params string[] checks) => new(
        "not-healthy", 503, "Not healthy", $"These checks fail: {string.Join(", ", checks.Order(StringComparer.Ordinal))}.")
    {
        RetryAfter = RetryAfter,
    };

    private static string NameOf(HealthStatus status) => status.ToString().ToLowerInvariant();
}
