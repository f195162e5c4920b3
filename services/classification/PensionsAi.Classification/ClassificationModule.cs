using PensionsAi.Classification.ClassifyText;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Storage;
using PensionsAi.Classification.Storage.PostgreSql;
using PensionsAi.Classification.Storage.Sqlite;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Teach;
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

    /// <summary>Registers the service. Call <c>AddServiceDefaults</c> first.</summary>
    public static IHostApplicationBuilder AddClassification(this IHostApplicationBuilder builder)
    {
        builder.AddModel(
            ModelName,
            (_, verified) => ClassificationModel.Load(verified),
            warmUp: model => model.Labeller.Label("När kommer pengarna?"));
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
        builder.AddJobHandler<ClassifyTextJob>(ClassifyTextJob.Kind);
        return builder;
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static IEndpointRouteBuilder MapClassification(this IEndpointRouteBuilder routes)
    {
        routes.MapClassifyText();
        routes.MapTaxonomies();
        routes.MapExamples();
        routes.MapModels();
        return routes;
    }
}
