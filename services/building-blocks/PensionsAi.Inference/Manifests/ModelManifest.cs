using System.Text.Json.Nodes;

namespace PensionsAi.Inference.Manifests;

/// <summary>What <c>models/{name}/manifest.json</c> says of a model.</summary>
/// <param name="Name">Name of the model and of its folder, kebab-case.</param>
/// <param name="Version">Semantic version; every change of a file changes it.</param>
/// <param name="Task">What the model does, for example <c>digit-recognition</c>.</param>
/// <param name="Files">The files, the primary one first.</param>
/// <param name="Source">Who made the model, from what.</param>
/// <param name="Licence">SPDX expression or the licence's name.</param>
/// <param name="Measured">Quality figures by name: numbers, or a text for what is not one number.</param>
/// <param name="Input">Shape and range of the input, in words.</param>
/// <param name="Output">Shape and range of the output, in words.</param>
public sealed record ModelManifest(
    string Name,
    string Version,
    string Task,
    IReadOnlyList<ModelFile> Files,
    string Source,
    string Licence,
    IReadOnlyDictionary<string, JsonValue> Measured,
    string Input,
    string Output);
