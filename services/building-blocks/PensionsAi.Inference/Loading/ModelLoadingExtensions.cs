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
        builder.Services.AddSingleton(services => Load(services, services.GetRequiredService<ModelStore>().Open(name), load));
        builder.Services.AddSingleton(new ModelWarmUp(name, (services, _) =>
        {
            warmUp(services.GetRequiredService<T>());
            return Task.FromResult(true);
        }));
        return builder;
    }

    /// <summary>
    /// Registers <see cref="OptionalModel{T}"/> as a singleton. Where the store has a manifest of the name, the model is treated as
    /// one that must be there: verified, loaded and warm before the host listens, listed, and what is wrong with it stops the start.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="name">Name of the model's folder, which need not exist.</param>
    /// <param name="load">Makes the model's class from the verified files.</param>
    /// <param name="warmUp">Runs it once on some input.</param>
    public static IHostApplicationBuilder AddOptionalModel<T>(
        this IHostApplicationBuilder builder,
        string name,
        Func<IServiceProvider, VerifiedModel, T> load,
        Action<T> warmUp)
        where T : class
    {
        builder.AddInference();
        builder.Services.AddSingleton(services =>
        {
            var store = services.GetRequiredService<ModelStore>();
            return new OptionalModel<T>(store.FindManifest(name) is null ? null : Load(services, store.Open(name), load));
        });
        builder.Services.AddSingleton(new ModelWarmUp(name, (services, _) =>
        {
            var model = services.GetRequiredService<OptionalModel<T>>().Value;
            if (model is not null)
                warmUp(model);
            return Task.FromResult(model is not null);
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

    private static T Load<T>(IServiceProvider services, VerifiedModel verified, Func<IServiceProvider, VerifiedModel, T> load)
    {
        var model = load(services, verified);
        services.GetRequiredService<ModelRegistry>().Report(verified.Manifest, loaded: true);
        return model;
    }
}
