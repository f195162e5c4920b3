namespace PensionsAi.Classification.Analyze.Wording;

/// <summary>Registers the language model.</summary>
internal static class ThemeWriterExtensions
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Registers <see cref="ThemeWriter"/>.</summary>
    public static void AddThemeWriter(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LanguageModelOptions>().BindConfiguration(LanguageModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(nameof(LanguageModel), client => client.Timeout = Timeout.InfiniteTimeSpan)
            // Its headers hold the key, which a redirect would take elsewhere: only Authorization is left out of one.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime })
            // The client lives as long as the process; the connections' lifetime lets its address be looked up anew.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        builder.Services.AddSingleton<LanguageModel>();
        builder.Services.AddSingleton<LanguageModelMetrics>();
        builder.Services.AddSingleton<ThemeWriter>();
    }
}
