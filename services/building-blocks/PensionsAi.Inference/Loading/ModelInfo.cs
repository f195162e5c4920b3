using System.Text.Json.Nodes;

namespace PensionsAi.Inference.Loading;

/// <summary>What <c>GET /v1/models</c> says of a model.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">SHA-256 of its primary file.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="Source">Who made it, from what.</param>
/// <param name="Task">What it does.</param>
/// <param name="Measured">Quality figures.</param>
/// <param name="Loaded">Whether it is in memory and answers.</param>
public sealed record ModelInfo(
    string Name,
    string Version,
    string Sha256,
    string Licence,
    string Source,
    string Task,
    IReadOnlyDictionary<string, JsonValue> Measured,
    bool Loaded);
