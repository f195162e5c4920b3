using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ClassificationClient;

/// <summary>Registers the client.</summary>
public static class ClassificationClientExtensions
{
    /// <summary>Registers <see cref="TextSentiment"/>, and its absence as a fault that passes. Can be called by every module.</summary>
    public static IHostApplicationBuilder AddClassificationClient(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(service => service.ServiceType == typeof(TextSentiment)))
            return builder;
        builder.Services.AddOptions<ClassificationClientOptions>()
            .BindConfiguration(ClassificationClientOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(new PassingFault(exception => exception is ClassificationUnavailableException));
        builder.Services.AddHttpClient<TextSentiment>((services, client) =>
            {
                client.BaseAddress = services.GetRequiredService<IOptions<ClassificationClientOptions>>().Value.Service;
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .AddStandardResilienceHandler()
            .Configure((resilience, services) =>
            {
                var limit = services.GetRequiredService<IOptions<ClassificationClientOptions>>().Value.Timeout;
                // Jobs are tried again: one layer of retry, not two.
                resilience.Retry.ShouldHandle = _ => ValueTask.FromResult(false);
                resilience.AttemptTimeout.Timeout = limit;
                resilience.TotalRequestTimeout.Timeout = limit;
                resilience.CircuitBreaker.SamplingDuration = 2 * limit;
            });
        return builder;
    }
}
