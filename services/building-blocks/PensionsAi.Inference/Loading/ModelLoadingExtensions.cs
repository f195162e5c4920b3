using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;

namespace PensionsAi.Inference.Loading;

/// <summary>Registers models with a host.</summary>
public static class ModelLoadingExtensions
{
    /// <summary>
    /// Registers <typeparamref name="T"/> as a singleton over a verified model, loaded and warm before the host listens, and
    /// listed in <c>GET /v1/models</c>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="name">Name of the model's folder.</param>
    /// <param name="load">Makes the model's class from the verified files.</param>
    /// <param name="warmUp">Runs it once on some input.</param>
    public static IHostApplicationBuilder AddModel<T>(
        this IHostApplicationBuilder builder,
        string name,
        Func<IServiceProvider, VerifiedModel, T> load,
        Action<T> warmUp)
        where T : class
    {
        builder.AddInference();
        builder.Services.AddSingleton(services =>
        {
            var verified = services.GetRequiredService<ModelStore>().Open(name);
            var model = load(services, verified);
            services.GetRequiredService<ModelRegistry>().Report(verified.Manifest, loaded: true);
            return model;
        });
        builder.Services.AddSingleton(new ModelWarmUp(name, (services, _) =>
        {
            warmUp(services.GetRequiredService<T>());
            return Task.CompletedTask;
        }));
        return builder;
    }

    /// <summary>The store, the registry and the metrics alone, for a service whose models are optional.</summary>
    public static IHostApplicationBuilder AddInference(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<ModelStore>(services =>
            new ModelStore(services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()));
        builder.Services.TryAddSingleton<ModelRegistry>();
        builder.Services.TryAddSingleton<InferenceMetrics>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ModelWarmUpService>());
        return builder;
    }

    /// <summary>Maps <c>GET /internal/models</c>, from which the gateway makes <c>GET /v1/models</c>.</summary>
    public static IEndpointConventionBuilder MapModels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/internal/models", (ModelRegistry registry) => TypedResults.Ok(registry.Models)).ExcludeFromDescription();
}
