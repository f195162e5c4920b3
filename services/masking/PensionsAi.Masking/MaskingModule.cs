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
    /// <summary>Registers the service. Call <c>AddServiceDefaults</c> first.</summary>
    public static IHostApplicationBuilder AddMasking(this IHostApplicationBuilder builder)
    {
        builder.AddModel(
            PiiModel.ModelName,
            (_, verified) => PiiModel.Load(verified),
            warmUp: model => model.Names.Find("anna"));
        builder.Services.AddSingleton(services => services.GetRequiredService<PiiModel>().Names);
        builder.Services.AddSingleton(services => services.GetRequiredService<PiiModel>().Weights);

        builder.Services.AddRecognizers();
        builder.Services.AddOptions<CaseNumberOptions>().BindConfiguration(CaseNumberOptions.Section).ValidateDataAnnotations().ValidateOnStart();
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
        builder.Services.AddKeyedSingleton(PiiModel.ModelName, (services, _) => new InferenceGate(PiiModel.ModelName, services.GetRequiredService<InferenceMetrics>()));
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
        .AddSingleton<IRecognizer, ForeignPersonalNumberRecognizer>()
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
        .AddSingleton<IRecognizer, HandleRecognizer>()
        .AddSingleton<IRecognizer, SpokenPersonnummerRecognizer>()
        .AddSingleton<IRecognizer, SpokenPhoneRecognizer>()
        .AddSingleton<IRecognizer, SpokenAccountRecognizer>()
        .AddSingleton<IRecognizer, SpokenPlateRecognizer>()
        .AddSingleton<IRecognizer, SpokenEmailRecognizer>()
        .AddSingleton<IRecognizer, SpokenIpAddressRecognizer>()
        .AddSingleton<IRecognizer, DateOfBirthRecognizer>()
        .AddSingleton<IRecognizer, AddressRecognizer>()
        .AddSingleton<IRecognizer, CaseNumberRecognizer>()
        .AddSingleton<IRecognizer, SensitiveRecognizer>()
        .AddSingleton<IRecognizer, PersonNameRecognizer>()
        .AddOptions<CaseNumberOptions>().Services;
}
