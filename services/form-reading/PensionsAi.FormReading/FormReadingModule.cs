using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.Pdf;
using PensionsAi.FormReading.Printing;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.ReviewPage;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Templates;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.Jobs.Contracts;
using PensionsAi.JobWorker;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.FormReading;

/// <summary>The form reading service: reads handwriting in pictures of forms.</summary>
public static class FormReadingModule
{
    /// <summary>Registers the service. Call <c>AddServiceDefaults</c> first.</summary>
    public static IHostApplicationBuilder AddFormReading(this IHostApplicationBuilder builder)
    {
        builder.AddModel(
            DigitNetwork.Name,
            (services, verified) => new DigitNetwork(verified, services.GetRequiredService<InferenceMetrics>()),
            warmUp: network => network.WarmUp());
        builder.Services.AddOptions<FormReadingOptions>()
            .BindConfiguration("FormReading")
            .ValidateDataAnnotations()
            .Validate(
                options => options.Policies.Values.All(policy => policy.IsValid),
                "FormReading:Policies: thresholds must be from 0 to 1, and ConstrainedReading needs an AcceptanceThreshold.")
            .ValidateOnStart();
        builder.Services.AddSingleton<PictureDecoder>();
        builder.Services.AddSingleton(Poppler.Find());
        builder.Services.AddHostedService<FormReadingStartup>();
        builder.Services.AddSingleton<PdfPages>();
        builder.Services.AddSingleton<BlankPages>();
        builder.Services.AddSingleton<TemplateStore>();
        builder.Services.AddSingleton(services => new FormTemplates(FormTemplates.LoadOwn(), services.GetRequiredService<TemplateStore>()));
        builder.Services.AddSingleton<FieldsReader>();
        builder.Services.AddSingleton<PageReader>();
        builder.Services.AddSingleton<PageSource>();
        builder.Services.AddHttpClient<JobHandOver>(client =>
            // As long as the caller takes to send its file.
            client.Timeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<FormReader>(
            services, new InferenceGate(ReadFormJob.Kind, services.GetRequiredService<InferenceMetrics>())));
        builder.Services.AddReviews();
        builder.AddQueues(Queues.Audit);
        builder.AddJobHandler<ReadFormJob>(ReadFormJob.Kind);
        return builder;
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static IEndpointRouteBuilder MapFormReading(this IEndpointRouteBuilder routes)
    {
        routes.MapReadForm();
        routes.MapTemplates();
        routes.MapReviews();
        routes.MapReviewPage();
        routes.MapModels();
        return routes;
    }
}
