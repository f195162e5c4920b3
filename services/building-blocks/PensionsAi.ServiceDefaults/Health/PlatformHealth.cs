using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace PensionsAi.ServiceDefaults.Health;

/// <summary>Liveness, readiness and start-up, as Kubernetes and load balancers ask for them.</summary>
public static class PlatformHealth
{
    /// <summary>Tag of a check that must pass before the process takes calls.</summary>
    public const string Ready = "ready";

    /// <summary>Tag of a check that passes once the process has done what it does once, such as loading models.</summary>
    public const string Startup = "startup";

    internal static void AddPlatformHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApplicationStartedCheck>();
        builder.Services.AddHealthChecks().AddCheck<ApplicationStartedCheck>("started", tags: [Ready, Startup]);
    }

    /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c> and <c>/health/startup</c>, without identity.</summary>
    public static void MapPlatformHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/health/live", _ => false, "The process runs.");
        Map(routes, "/health/ready", check => check.Tags.Contains(Ready), "The process takes calls.");
        Map(routes, "/health/startup", check => check.Tags.Contains(Startup), "The process has loaded what it needs.");
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Func<HealthCheckRegistration, bool> predicate, string summary) =>
        routes.MapHealthChecks(path, new HealthCheckOptions { Predicate = predicate, ResponseWriter = WriteAsync })
            .AllowAnonymous()
            .WithSummary(summary);

    // Names and states only: descriptions and exceptions of checks may tell an outsider about the inside.
    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new HealthState(report.Status.ToString().ToLowerInvariant(), report.Entries.ToDictionary(
                entry => entry.Key, entry => entry.Value.Status.ToString().ToLowerInvariant())),
            Json.JsonConventions.Options,
            MediaTypeNames.Application.Json,
            context.RequestAborted);
}
