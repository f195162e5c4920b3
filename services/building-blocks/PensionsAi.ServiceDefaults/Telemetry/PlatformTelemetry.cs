using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PensionsAi.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs by OpenTelemetry; exported over OTLP when an endpoint is configured.</summary>
internal static class PlatformTelemetry
{
    /// <summary>Activity sources and meters of the platform's own begin with this.</summary>
    private const string OwnSources = "PensionsAi.*";

    public static void AddPlatformTelemetry(this IHostApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName,
                serviceVersion: typeof(PlatformTelemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(tracing => tracing
                .AddSource(OwnSources, "Yarp.ReverseProxy", "MassTransit")
                .AddProcessor(new QueryRemoval())
                .AddProcessor<ProbesUntraced>()
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !IsProbe(context.Request.Path))
                .AddHttpClientInstrumentation(options =>
                    options.FilterHttpRequestMessage = request => !IsProbe(request.RequestUri?.AbsolutePath)))
            .WithMetrics(metrics => metrics
                .AddMeter(OwnSources, "MassTransit")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());

        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Logging.AddOpenTelemetry(logging => logging.IncludeScopes = false);
            telemetry.UseOtlpExporter();
        }
    }

    private static bool IsProbe(Microsoft.AspNetCore.Http.PathString path) =>
        path.StartsWithSegments("/health", StringComparison.Ordinal) || path.StartsWithSegments("/metrics", StringComparison.Ordinal);
}
