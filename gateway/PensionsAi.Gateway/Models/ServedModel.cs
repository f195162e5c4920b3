using System.Text.Json;

namespace PensionsAi.Gateway.Models;

/// <summary>A model in service.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">SHA-256 of its primary file, 64 lower-case hexadecimal digits.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="Source">Who made it, from what.</param>
/// <param name="Task">What it does.</param>
/// <param name="Measured">Quality figures by name: numbers, or a text for what is not one number.</param>
/// <param name="Loaded">Whether it is in memory and answers.</param>
internal sealed record ServedModel(
    string Name,
    string Version,
    string Sha256,
    string Licence,
    string Source,
    string Task,
    IReadOnlyDictionary<string, JsonElement> Measured,
    bool Loaded);
