using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Health;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.ServiceDefaults.Telemetry;

namespace PensionsAi.ServiceDefaults.Hosting;

/// <summary>What every process and every module of the platform shares.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Telemetry, health, problem details, JSON conventions and internal identity. Call it first, once per host.</summary>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        builder.AddPlatformTelemetry();
        builder.AddPlatformHealth();
        KeepAddressesOutOfLogs(builder.Logging);

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LocalFolder>();
        builder.Services.AddSingleton<PlatformKeys>();
        builder.Services.AddSingleton<InternalToken>();

        builder.Services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context => ProblemCustomization.Complete(context.HttpContext, context.ProblemDetails));
        builder.Services.AddExceptionHandler<PlatformExceptionHandler>();
        builder.Services.AddSingleton(PassingFault.FullDisk);
        builder.Services.AddSingleton<PassingFaults>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options => JsonConventions.Apply(options.SerializerOptions));
        builder.Services.AddOptions<DrainOptions>().BindConfiguration("Platform:Drain").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Departure>();
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Drain>());
        builder.Services.AddSingleton<IStartupFilter>(services => services.GetRequiredService<Drain>());
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>(
            (host, drain) => host.ShutdownTimeout = drain.Value.Delay + TimeSpan.FromSeconds(30));

        builder.Services.AddAuthentication().AddJwtBearer(InternalToken.SchemeName, _ => { });
        builder.Services.AddOptions<JwtBearerOptions>(InternalToken.SchemeName).Configure<PlatformKeys>(ConfigureInternalToken);
        builder.Services.AddAuthorizationBuilder().AddPolicy(
            InternalToken.PolicyName,
            policy => policy.AddAuthenticationSchemes(InternalToken.SchemeName).RequireAuthenticatedUser());
        return builder;
    }

    /// <summary>
    /// A service's whole HTTP pipeline: everything but health and metrics demands the internal token. Works on a host's
    /// own application and on a branch of it, so that a service alone and the one-process host run the same code.
    /// </summary>
    /// <param name="app">The application or branch.</param>
    /// <param name="map">Maps the service's endpoints.</param>
    public static IApplicationBuilder UseService(this IApplicationBuilder app, Action<IEndpointRouteBuilder> map)
    {
        app.UseExceptionHandler();
        app.UseProblemStatusPages();
        app.UseRouting();
        app.UseMiddleware<UnmatchedCallMiddleware>();
        app.UseMiddleware<AcceptMiddleware>();
        app.UseAuthorization();
        app.UseEndpoints(routes =>
        {
            routes.MapPlatformHealth();
            routes.MapPrometheusScrapingEndpoint("/metrics").ExcludeFromDescription();
            var callers = routes.MapGroup(string.Empty).RequireAuthorization(InternalToken.PolicyName);
            map(callers);
        });
        return app;
    }

    /// <summary>Gives a bare status code, set by routing or authorization, its problem document.</summary>
    public static IApplicationBuilder UseProblemStatusPages(this IApplicationBuilder app) =>
        app.UseStatusCodePages(context =>
            ProblemResult.WriteAsync(context.HttpContext, ProblemCustomization.ForStatus(context.HttpContext.Response.StatusCode)));

    // These log every request with its path and query, which are the caller's text, and every statement.
    private static void KeepAddressesOutOfLogs(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        logging.AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.Warning);
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning);
    }

    private static void ConfigureInternalToken(JwtBearerOptions options, PlatformKeys keys)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = InternalToken.Validation(keys);
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context =>
            {
                context.Token = context.Request.Headers[InternalToken.HeaderName];
                if (string.IsNullOrEmpty(context.Token))
                    context.NoResult();
                return Task.CompletedTask;
            },
        };
    }
}
