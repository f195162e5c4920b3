using PensionsAi.Classification.ClassifyText;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.JobWorker;

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
        builder.AddJobHandler<ClassifyTextJob>(ClassifyTextJob.Kind);
        return builder;
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static IEndpointRouteBuilder MapClassification(this IEndpointRouteBuilder routes)
    {
        routes.MapClassifyText();
        routes.MapTaxonomies();
        routes.MapModels();
        return routes;
    }
}
