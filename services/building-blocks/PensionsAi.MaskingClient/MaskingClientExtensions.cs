using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.MaskingClient;

/// <summary>Registers the client.</summary>
public static class MaskingClientExtensions
{
    /// <summary>Registers <see cref="TextMasking"/>, and its absence as a fault that passes. Can be called by every module.</summary>
    public static IHostApplicationBuilder AddMaskingClient(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(service => service.ServiceType == typeof(TextMasking)))
            return builder;
        builder.Services.AddOptions<MaskingClientOptions>().BindConfiguration(MaskingClientOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(new PassingFault(exception => exception is MaskingUnavailableException));
        builder.Services.AddHttpClient<TextMasking>((services, client) =>
            {
                client.BaseAddress = services.GetRequiredService<IOptions<MaskingClientOptions>>().Value.Service;
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .AddStandardResilienceHandler()
            .Configure((resilience, services) =>
            {
                var limit = services.GetRequiredService<IOptions<MaskingClientOptions>>().Value.Timeout;
                // Callers are told to come back, and jobs are tried again: one layer of retry, not two.
                resilience.Retry.ShouldHandle = _ => ValueTask.FromResult(false);
                resilience.AttemptTimeout.Timeout = limit;
                resilience.TotalRequestTimeout.Timeout = limit;
                resilience.CircuitBreaker.SamplingDuration = 2 * limit;
            });
        return builder;
    }
}
