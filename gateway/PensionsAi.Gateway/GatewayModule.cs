using MassTransit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using PensionsAi.Gateway.ApiInfo;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Correlation;
using PensionsAi.Gateway.Docs;
using PensionsAi.Gateway.Keys;
using PensionsAi.Gateway.Limits;
using PensionsAi.Gateway.Models;
using PensionsAi.Gateway.Routing;
using PensionsAi.Gateway.Security;
using PensionsAi.Gateway.Sessions;
using PensionsAi.Gateway.Storage;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Health;
using PensionsAi.ServiceDefaults.Hosting;

namespace PensionsAi.Gateway;

/// <summary>The platform's only door: identity, limits, routing, audit trail and documentation.</summary>
public static class GatewayModule
{
    /// <summary>Registers the gateway with a host, after the service defaults and before the bus.</summary>
    public static IHostApplicationBuilder AddGateway(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddRouting();
        builder.AddOptionsOf<GatewayOptions>("Gateway");
        builder.AddOptionsOf<KeysOptions>("Gateway:Keys");
        builder.AddOptionsOf<FailedAttemptsOptions>("Gateway:FailedAttempts");
        builder.AddOptionsOf<CallerLimitOptions>("Gateway:CallerLimit");
        builder.AddOptionsOf<AuditOptions>("Gateway:Audit");
        builder.Services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);

        builder.Services.AddGatewayDatabase();
        builder.Services.AddHostedService<GatewayDatabase>();

        builder.Services.AddSingleton<ApiKeyStore>();
        builder.Services.AddSingleton<ApiKeyLookup>();
        builder.Services.AddSingleton<DevelopmentKey>();
        builder.Services.AddSingleton<FailedAttempts>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, _ => { });
        builder.AddOptionsOf<SignInOptions>("Gateway:SignIn");
        builder.Services.AddSingleton<SessionTickets>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, _ => { });
        builder.Services.AddGatewayPolicies();
        builder.Services.AddSingleton<CallerLimiter>();

        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddHostedService<AuditWriter>();
        builder.Services.AddHealthChecks().AddCheck<AuditHealthCheck>("audit", tags: [PlatformHealth.Ready]);
        builder.AddQueues(Queues.Audit);
        builder.AddConsumers(bus =>
        {
            bus.AddConsumer<JobEndedConsumer, JobEndedConsumerDefinition>();
            bus.AddConsumer<ReviewFinishedConsumer, ReviewFinishedConsumerDefinition>();
        });

        builder.Services.AddSingleton<ModelDirectory>();
        builder.Services.AddApiDocument();
        return builder;
    }

    /// <summary>
    /// The whole pipeline of the public port, on a host's own application or on the branch of it that the port belongs to.
    /// </summary>
    public static IApplicationBuilder UseGateway(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UsePathBase(app.ApplicationServices.GetRequiredService<IOptions<GatewayOptions>>().Value.PathBase);
        app.UseMiddleware<CorrelationMiddleware>();
        app.Use(SecurityHeaders.InvokeAsync);
        app.UseMiddleware<AuditMiddleware>();
        app.UseExceptionHandler();
        app.UseProblemStatusPages();
        app.UseRouting();
        app.Use(AuditMiddleware.NoteRoute);
        app.UseAuthorization();
        app.UseMiddleware<CallerLimitMiddleware>();
        app.UseMiddleware<CaseReferenceMiddleware>();
        app.UseMiddleware<BodyLimitMiddleware>();
        app.UseEndpoints(routes =>
        {
            routes.MapPlatformHealth();
            routes.MapDocs();
            routes.MapSignIn();
            var callers = routes.MapGroup(string.Empty).RequireAuthorization(GatewayPolicies.AnyCaller);
            callers.MapApiInfo();
            callers.MapModels();
            routes.MapForwarding();
        });
        return app;
    }

    private static void AddOptionsOf<TOptions>(this IHostApplicationBuilder builder, string section)
        where TOptions : class =>
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
