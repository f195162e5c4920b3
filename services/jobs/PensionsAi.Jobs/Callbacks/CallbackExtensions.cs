using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;

namespace PensionsAi.Jobs.Callbacks;

/// <summary>Registers what tells receivers of jobs that have ended.</summary>
internal static class CallbackExtensions
{
    /// <summary>What is read of an answer's body, at most, so that its connection can be used again.</summary>
    private const int MaxBodyBytes = 4 * 1024;

    public static void AddCallbacks(this IServiceCollection services)
    {
        services.AddOptions<CallbackOptions>()
            .BindConfiguration("Jobs:Callbacks")
            .ValidateDataAnnotations()
            .Validate(options => options.FirstDelay <= options.LongestDelay, "Jobs:Callbacks: FirstDelay is longer than LongestDelay.")
            .ValidateOnStart();
        services.AddHttpClient(CallbackClient.Name)
            .UseSocketsHttpHandler((handler, _) => Restrict(handler))
            // These write the address, whose path may be a secret of the receiver's.
            .RemoveAllLoggers()
            // The attempt's time limit and no more: the row is what retries. A receiver that is slow is no error of this
            // platform's; the attempt's own log line says it.
            .AddResilienceHandler(CallbackClient.Name, (pipeline, context) => pipeline
                .ConfigureTelemetry(NullLoggerFactory.Instance)
                .AddTimeout(context.ServiceProvider.GetRequiredService<IOptions<CallbackOptions>>().Value.Timeout));
        services.AddSingleton<CallbackSignal>();
        services.AddSingleton<CallbackClaims>();
        services.AddSingleton<CallbackClient>();
        services.AddSingleton<CallbackDelivery>();
        services.AddHostedService<CallbackSender>();
    }

    private static void Restrict(SocketsHttpHandler handler)
    {
        // The operator allowed hosts: a redirect would lead elsewhere, and a proxy would be asked to.
        handler.AllowAutoRedirect = false;
        handler.UseProxy = false;
        handler.UseCookies = false;
        // The trace context is set by hand; the client's own spans would hold the whole path.
        handler.ActivityHeadersPropagator = null;
        handler.MaxResponseHeadersLength = 16;
        handler.MaxResponseDrainSize = MaxBodyBytes;
        handler.ResponseDrainTimeout = TimeSpan.FromSeconds(1);
        // Abandoned connection attempts end, and a receiver that moves is found.
        handler.ConnectTimeout = TimeSpan.FromSeconds(20);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
    }
}
