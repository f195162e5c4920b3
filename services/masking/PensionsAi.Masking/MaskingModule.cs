using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.JobWorker;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Encryption;
using PensionsAi.Masking.MaskTable;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Operators;
using PensionsAi.Masking.Recognizers;
using PensionsAi.Masking.UnmaskText;

namespace PensionsAi.Masking;

/// <summary>The masking service: finds personal data in text and replaces it.</summary>
public static class MaskingModule
{
    internal const string ModelName = "pii-sv";

    /// <summary>Registers the service. Call <c>AddServiceDefaults</c> first.</summary>
    public static IHostApplicationBuilder AddMasking(this IHostApplicationBuilder builder)
    {
        builder.AddModel(
            ModelName,
            (_, verified) => NameTable.Load(verified.ReadFile(verified.Manifest.Files[0].Path), verified.Version),
            warmUp: table => table.Find("anna"));

        builder.Services.AddRecognizers();
        builder.Services.AddSingleton<PiiFinder>();
        builder.Services.AddOperators();
        builder.Services.AddOptions<MaskingOptions>()
            .BindConfiguration("Masking")
            .ValidateDataAnnotations()
            .Validate(CallerDefaults.AreValid, "Masking:Callers has an operator, entity type, term or threshold that no call could have.")
            .ValidateOnStart();
        builder.Services.AddSingleton<CallerDefaults>();
        builder.Services.AddSingleton<TextUnmasker>();
        // Other services of the same process have gates of their own.
        builder.Services.AddKeyedSingleton(ModelName, (services, _) => new InferenceGate(ModelName, services.GetRequiredService<InferenceMetrics>()));
        builder.Services.AddSingleton<TextMasker>();
        builder.Services.AddSingleton<TableRequestParser>();
        builder.Services.AddSingleton<TableMasker>();
        builder.AddJobHandler<MaskTextJob>(MaskTextJob.Kind);
        // A workbook is held in memory, up to 100 MB: one at a time.
        builder.AddJobHandler<MaskTableJob>(MaskTableJob.Kind, concurrency: 1);
        return builder;
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static IEndpointRouteBuilder MapMasking(this IEndpointRouteBuilder routes)
    {
        routes.MapMaskText();
        routes.MapUnmaskText();
        routes.MapMaskTable();
        routes.MapModels();
        return routes;
    }

    internal static IServiceCollection AddOperators(this IServiceCollection services) => services
        .AddSingleton<MaskingKeyRing>()
        .AddSingleton<OperatorFactory>();

    internal static IServiceCollection AddRecognizers(this IServiceCollection services) => services
        .AddSingleton<IRecognizer, PersonnummerRecognizer>()
        .AddSingleton<IRecognizer, OrganisationNumberRecognizer>()
        .AddSingleton<IRecognizer, PhoneRecognizer>()
        .AddSingleton<IRecognizer, EmailRecognizer>()
        .AddSingleton<IRecognizer, IbanRecognizer>()
        .AddSingleton<IRecognizer, PaymentCardRecognizer>()
        .AddSingleton<IRecognizer, GiroRecognizer>()
        .AddSingleton<IRecognizer, BankAccountRecognizer>()
        .AddSingleton<IRecognizer, VehiclePlateRecognizer>()
        .AddSingleton<IRecognizer, IpAddressRecognizer>()
        .AddSingleton<IRecognizer, UrlRecognizer>()
        .AddSingleton<IRecognizer, PersonNameRecognizer>();
}
