using Microsoft.Extensions.Options;
using PensionsAi.Classification.AnalysePage;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Analyze.Themes;
using PensionsAi.Classification.Analyze.Wording;
using PensionsAi.Classification.ClassifyText;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Model.Sentences;
using PensionsAi.Classification.Storage;
using PensionsAi.Classification.Storage.PostgreSql;
using PensionsAi.Classification.Storage.Sqlite;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Teach;
using PensionsAi.Classification.Train;
using PensionsAi.Classification.Versions;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.JobWorker;
using PensionsAi.MaskingClient;
using PensionsAi.Storage;

namespace PensionsAi.Classification;

/// <summary>The classification service: sorts free text into labels and tells its sentiment.</summary>
public static class ClassificationModule
{
    private const string ModelName = "pension-freetext";
    private const string WarmUpText = "När kommer pengarna?";

    /// <summary>Registers the service. Call <c>AddServiceDefaults</c> first.</summary>
    public static IHostApplicationBuilder AddClassification(this IHostApplicationBuilder builder)
    {
        builder.AddModel(
            ModelName,
            (_, verified) => ClassificationModel.Load(verified),
            warmUp: model => model.Labeller.Label(WarmUpText));
        builder.Services.AddOptions<ClassificationOptions>().BindConfiguration(ClassificationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var options = builder.Configuration.GetSection(ClassificationOptions.Section).Get<ClassificationOptions>() ?? new ClassificationOptions();
        builder.AddOptionalModel(
            options.SentenceEncoder,
            (services, verified) => SentenceEncoder.Load(verified, services.GetRequiredService<InferenceMetrics>()),
            warmUp: encoder => encoder.Encode([WarmUpText], threads: 1, CancellationToken.None));
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<TextClassifier>(
            services, new InferenceGate(ModelName, services.GetRequiredService<InferenceMetrics>())));
        builder.Services.AddDatabase<ClassificationDbContext, SqliteClassificationDbContext, PostgreSqlClassificationDbContext>(
            "classification", PostgreSqlClassificationDbContext.Schema);
        builder.Services.AddHostedService<DatabaseStart<ClassificationDbContext>>();
        builder.AddMaskingClient();
        builder.Services.AddSingleton<TaxonomyStore>();
        builder.Services.AddSingleton<ExampleKeys>();
        builder.Services.AddSingleton<ExampleStore>();
        builder.Services.AddSingleton<Teacher>();
        builder.Services.AddSingleton<VersionStore>();
        builder.Services.AddSingleton<TaxonomyModels>();
        builder.Services.AddSingleton<VersionCatalog>();
        builder.Services.AddSingleton<LabelSuggestions>();
        builder.Services.AddOptions<AnalysisOptions>().BindConfiguration(AnalysisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ThemeStore>();
        builder.AddThemeWriter();
        builder.Services.AddSingleton<TextAnalyzer>();
        builder.Services.AddHttpClient<AnalysisJobs>((services, client) =>
        {
            client.BaseAddress = services.GetRequiredService<IOptions<AnalysisOptions>>().Value.Jobs;
            // As long as a person takes to send her file.
            client.Timeout = Timeout.InfiniteTimeSpan;
        });
        builder.Services.AddSingleton<TaxonomyTraining>();
        builder.AddJobHandler<ClassifyTextJob>(ClassifyTextJob.Kind);
        // A file is held in memory, up to 100 MB: one at a time.
        builder.AddJobHandler<AnalyzeTextsJob>(AnalyzeTextsJob.Kind, concurrency: 1);
        // A training takes every core that it can have.
        builder.AddJobHandler<TrainTaxonomyJob>(TrainTaxonomyJob.Kind, concurrency: 1);
        return builder;
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static IEndpointRouteBuilder MapClassification(this IEndpointRouteBuilder routes)
    {
        routes.MapClassifyText();
        routes.MapAnalyzeTexts();
        routes.MapAnalysePage();
        routes.MapTaxonomies();
        routes.MapExamples();
        routes.MapTrainTaxonomy();
        routes.MapVersions();
        routes.MapModels();
        return routes;
    }
}
