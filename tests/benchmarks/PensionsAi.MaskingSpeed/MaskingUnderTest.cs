using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Inference.Manifests;
using PensionsAi.Masking;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Recognizers;
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
        _services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(model.Names)
            .AddSingleton(model.Weights)
            .AddRecognizers()
            .AddSingleton<PiiFinder>()
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

    /// <summary>The whole search of one text.</summary>
    public int Find(string text) => Finder.Find(ScannedText.Scan(text), Plan, CancellationToken.None).Count;

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
