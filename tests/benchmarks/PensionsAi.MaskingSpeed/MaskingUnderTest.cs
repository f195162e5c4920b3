using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.Masking;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Operators;
using PensionsAi.Masking.Recognizers;
using PensionsAi.ServiceDefaults.Secrets;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.MaskingSpeed;

/// <summary>The service's own classes over a model.</summary>
internal sealed class MaskingUnderTest : IDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Reads the model.</summary>
    /// <param name="folder">The model's folder.</param>
    public MaskingUnderTest(string folder)
    {
        var model = PiiModel.Load(new ModelStore(Path.GetDirectoryName(folder.TrimEnd('/'))!).Open(PiiModel.ModelName));
        var keys = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:Keys:masking"] = Convert.ToBase64String(new byte[PlatformKeys.KeyBytes]),
            ["Platform:Keys:pseudonyms"] = Convert.ToBase64String(new byte[PlatformKeys.KeyBytes]),
        }).Build();
        var services = new ServiceCollection();
        services.AddMetrics();
        services.AddOptions<MaskingOptions>();
        _services = services
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(model.Names)
            .AddSingleton(model.Weights)
            .AddSingleton<InferenceMetrics>()
            .AddKeyedSingleton(PiiModel.ModelName, (provider, _) => new InferenceGate(PiiModel.ModelName, provider.GetRequiredService<InferenceMetrics>()))
            .AddRecognizers()
            .AddSingleton<PiiFinder>()
            .AddSingleton(new PlatformKeys(keys, new LocalFolder(keys)))
            .AddOperators()
            .AddSingleton<CallerDefaults>()
            .AddSingleton<TextMasker>()
            .AddSingleton<MaskTextJob>()
            .BuildServiceProvider();
        Recognizers = [.. _services.GetServices<IRecognizer>().Where(recognizer => recognizer.EntityType != PiiEntityType.Sensitive)];
        Finder = _services.GetRequiredService<PiiFinder>();
        Plan = MaskTextCheck.Check(new Request([new("1", "-")]), Finder.EntityTypes).Value!;
    }

    /// <summary>The recognizers of the types that are looked for when nothing else is asked for.</summary>
    public IReadOnlyList<IRecognizer> Recognizers { get; }

    /// <summary>All of them, and what makes one list of their findings.</summary>
    public PiiFinder Finder { get; }

    /// <summary>All types, tagged.</summary>
    public MaskingPlan Plan { get; }

    /// <summary>What runs a masking as a job.</summary>
    public MaskTextJob Job => _services.GetRequiredService<MaskTextJob>();

    /// <summary>The whole search of one text.</summary>
    public int Find(string text) => Finder.Find(ScannedText.Scan(text), Plan, CancellationToken.None).Count;

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
