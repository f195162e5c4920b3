using System.Reflection;
using Microsoft.Extensions.Configuration;
using PensionsAi.Classification;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Analyze.Wording;
using PensionsAi.ClassificationClient;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Reviews;
using PensionsAi.Gateway;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Keys;
using PensionsAi.Gateway.Limits;
using PensionsAi.Gateway.Sessions;
using PensionsAi.Jobs;
using PensionsAi.Jobs.Callbacks;
using PensionsAi.Masking;
using PensionsAi.Masking.Recognizers;
using PensionsAi.MaskingClient;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.Storage;
using PensionsAi.Transcription;

namespace PensionsAi.Deploy.Tests.Settings;

/// <summary>Every setting that a program reads, by its path in the configuration.</summary>
internal static class KnownSettings
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        ["Bus"] = typeof(BusOptions),
        [ClassificationOptions.Section] = typeof(ClassificationOptions),
        [AnalysisOptions.Section] = typeof(AnalysisOptions),
        [LanguageModelOptions.Section] = typeof(LanguageModelOptions),
        ["FormReading:Reviews"] = typeof(ReviewOptions),
        ["Gateway"] = typeof(GatewayOptions),
        ["Gateway:Audit"] = typeof(AuditOptions),
        ["Gateway:CallerLimit"] = typeof(CallerLimitOptions),
        ["Gateway:FailedAttempts"] = typeof(FailedAttemptsOptions),
        ["Gateway:Keys"] = typeof(KeysOptions),
        ["Gateway:SignIn"] = typeof(SignInOptions),
        ["Jobs"] = typeof(JobsOptions),
        ["Jobs:Callbacks"] = typeof(CallbackOptions),
        ["Masking"] = typeof(MaskingOptions),
        ["Masking:CaseNumbers"] = typeof(CaseNumberOptions),
        [ClassificationClientOptions.Section] = typeof(ClassificationClientOptions),
        [MaskingClientOptions.Section] = typeof(MaskingClientOptions),
        ["Platform:Drain"] = typeof(DrainOptions),
        [StorageOptions.Section] = typeof(StorageOptions),
        [TranscriptionOptions.Section] = typeof(TranscriptionOptions),
    };

    // What is read without a type of options.
    private static readonly string[] Singles =
    [
        "Platform:LocalFolder",
        "Platform:Keys:internal-token",
        "Platform:Keys:data",
        "Platform:Keys:callbacks",
        "Platform:Keys:masking",
        "Platform:Keys:pseudonyms",
        "Platform:Keys:reviews",
        "Platform:Keys:examples",
        "PENSIONSAI_MODELS",
        "OTEL_SERVICE_NAME",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "Logging:LogLevel:Default",
        "Logging:LogLevel:Microsoft.AspNetCore",
        "Logging:LogLevel:Microsoft.EntityFrameworkCore",
        "Logging:LogLevel:System.Net.Http.HttpClient",
        "FormReading:AcceptanceThreshold",
        .. typeof(CallerMasking).GetProperties().Select(property => $"Masking:Callers:name:{property.Name}"),
        "FormReading:Jobs",
        "FormReading:MarkThreshold",
        "FormReading:NoCheckDigitThreshold",
        "FormReading:PlainThreshold",
        .. typeof(PolicyOptions).GetProperties().Where(property => property.CanWrite).Select(property => $"FormReading:Policies:name:{property.Name}"),
    ];

    /// <summary>Those that are properties of a type of options, which there is once.</summary>
    public static IReadOnlyList<string> OfTypes { get; } = [.. Sections.SelectMany(section => PropertiesOf(section.Key, section.Value))];

    public static IReadOnlySet<string> All { get; } = Singles
        .Concat(OfTypes)
        .Concat(RoutedServices.OfJobKinds().Keys.SelectMany(kind => PropertiesOf($"Jobs:Kinds:{kind}", typeof(JobKindOptions))))
        .Concat(RoutedServices.Routes.AsEnumerable().Concat(RoutedServices.Jobs.AsEnumerable()).Select(setting => setting.Key))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path that an environment variable sets.</summary>
    public static string PathOf(string environmentVariable) => environmentVariable.Replace("__", ":", StringComparison.Ordinal);

    private static IEnumerable<string> PropertiesOf(string section, Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"{section}:{property.Name}");
}
