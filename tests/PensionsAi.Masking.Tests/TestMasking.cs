using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskTable;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Operators;
using PensionsAi.ServiceDefaults.Secrets;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.Tests;

/// <summary>The service's own classes with the committed table, shared by the tests.</summary>
internal static class TestMasking
{
    /// <summary>What holds for the caller <c>with-defaults</c>.</summary>
    private static readonly CallerMasking Defaults = new()
    {
        Operator = "redact",
        Operators = { ["PERSONNUMMER"] = "keep-last-4" },
        Allow = { "Anna Öberg" },
        Deny = { "Norrsken" },
        Thresholds = { ["VEHICLE_PLATE"] = 0.9 },
    };

    public static PlatformKeys Keys { get; } = TestKeys.Of(1);

    private static readonly ServiceProvider Services = Build();

    public static PiiFinder Finder => Services.GetRequiredService<PiiFinder>();

    public static NameTable Names => Services.GetRequiredService<NameTable>();

    public static MaskTableJob TableJob => Services.GetRequiredService<MaskTableJob>();

    public static InferenceMetrics Metrics => Services.GetRequiredService<InferenceMetrics>();

    public static OperatorFactory Operators => Services.GetRequiredService<OperatorFactory>();

    public static TextMasker Masker => Services.GetRequiredService<TextMasker>();

    /// <summary>The findings as "TYPE:text".</summary>
    public static string[] Find(string text)
    {
        var plan = MaskTextCheck.Check(new Request([new TextToMask("1", text)]), Finder.EntityTypes).Value!;
        return [.. Finder.Find(ScannedText.Scan(text), plan, CancellationToken.None).Select(span => $"{span.EntityType.Name()}:{text[span.Start..span.End]}")];
    }

    public static string[] Find(PiiEntityType type, string text)
    {
        var request = new Request([new TextToMask("1", text)]) { EntityTypes = [type.Name()] };
        var plan = MaskTextCheck.Check(request, Finder.EntityTypes).Value!;
        return [.. Finder.Find(ScannedText.Scan(text), plan, CancellationToken.None).Select(span => text[span.Start..span.End])];
    }

    public static MaskedText Mask(string text, Func<Request, Request>? change = null, string caller = "tests")
    {
        var request = new Request([new TextToMask("1", text)]);
        return MaskOne(Masker, change?.Invoke(request) ?? request, caller);
    }

    /// <summary>The one result of a masker. Property tests need a plain value, so it is waited for.</summary>
    public static MaskedText MaskOne(TextMasker masker, Request request, string caller = "tests") =>
        Assert.Single(masker.MaskAsync(request, caller, progress: null, CancellationToken.None).AsTask().GetAwaiter().GetResult().Value!.Results);

    private static ServiceProvider Build()
    {
        var verified = new ModelStore(Path.Combine(AppContext.BaseDirectory, "models")).Open("pii-sv");
        var model = PiiModel.Load(verified);
        var services = new ServiceCollection();
        services.AddMetrics();
        services.AddOptions<MaskingOptions>().Configure(options => options.Callers["with-defaults"] = Defaults);
        return services
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(model.Names)
            .AddSingleton(model.Weights)
            .AddSingleton<InferenceMetrics>()
            .AddKeyedSingleton(PiiModel.ModelName, (provider, _) => new InferenceGate("test", provider.GetRequiredService<InferenceMetrics>(), concurrency: 64))
            .AddRecognizers()
            .AddSingleton<PiiFinder>()
            .AddSingleton(Keys)
            .AddOperators()
            .AddSingleton<CallerDefaults>()
            .AddSingleton<TextMasker>()
            .AddSingleton<TableMasker>()
            .AddSingleton<TableRequestParser>()
            .AddSingleton<MaskTableJob>()
            .BuildServiceProvider();
    }
}
