using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Yarp.ReverseProxy.Transforms;

namespace PensionsAi.Gateway.Routing;

/// <summary>Forwarding by YARP, from <c>routes.json</c>.</summary>
internal static class RoutingExtensions
{
    public const string Section = "Gateway:ReverseProxy";

    public static void AddRouting(this IHostApplicationBuilder builder)
    {
        // Below the environment and the command line, which were added first and must win.
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "routes.json",
        });
        builder.Services.AddSingleton<InternalTokens>();
        builder.Services.AddSingleton<RequestIdentity>();
        builder.Services.AddSingleton<ServiceAnswer>();
        builder.Services.AddSingleton<RouteTableValidator>();
        builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection(Section))
            .AddTransforms(context =>
            {
                context.RequestTransforms.Add(context.Services.GetRequiredService<RequestIdentity>());
                context.ResponseTransforms.Add(context.Services.GetRequiredService<ServiceAnswer>());
                // A service needs the address that the caller knows, for links; who the caller's machine is, is none of its business.
                context.AddXForwarded(ForwardedTransformActions.Set);
                context.AddXForwardedFor(action: ForwardedTransformActions.Remove);
            });
    }

    public static void MapForwarding(this IEndpointRouteBuilder routes)
    {
        // Mapping is synchronous, and forwarding would stop at the first table it cannot use.
        routes.ServiceProvider.GetRequiredService<RouteTableValidator>().ValidateAsync().GetAwaiter().GetResult();
        routes.MapReverseProxy(proxy =>
        {
            proxy.Use(ForwardingProblems.InvokeAsync);
            proxy.UseLoadBalancing();
        });
    }
}
