namespace PensionsAi.Classification.Analyze.Wording;

/// <summary>Registers the language model.</summary>
internal static class ThemeWriterExtensions
{
    /// <summary>Registers <see cref="ThemeWriter"/>.</summary>
    public static void AddThemeWriter(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LanguageModelOptions>().BindConfiguration(LanguageModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(nameof(LanguageModel), client => client.Timeout = Timeout.InfiniteTimeSpan)
            // Its headers hold the key.
            .RemoveAllLoggers();
        builder.Services.AddSingleton<LanguageModel>();
        builder.Services.AddSingleton<LanguageModelMetrics>();
        builder.Services.AddSingleton<ThemeWriter>();
    }
}
