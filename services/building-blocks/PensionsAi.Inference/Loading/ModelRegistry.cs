using System.Collections.Concurrent;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.Inference.Loading;

/// <summary>The models of one module, known and loaded. Thread-safe.</summary>
public sealed class ModelRegistry
{
    private readonly ConcurrentDictionary<string, ModelInfo> _models = new(StringComparer.Ordinal);

    /// <summary>The models by name.</summary>
    public IReadOnlyList<ModelInfo> Models => [.. _models.Values.OrderBy(model => model.Name, StringComparer.Ordinal)];

    /// <summary>Lists a model, or changes what is said of it.</summary>
    public void Report(ModelManifest manifest, bool loaded) =>
        _models[manifest.Name] = new ModelInfo(
            manifest.Name,
            manifest.Version,
            manifest.Files[0].Sha256,
            manifest.Licence,
            manifest.Source,
            manifest.Task,
            manifest.Measured,
            loaded);
}
