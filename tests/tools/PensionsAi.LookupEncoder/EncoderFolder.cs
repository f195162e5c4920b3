using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.Inference.Manifests;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.LookupEncoder;

/// <summary>Puts the files of a sentence encoder into a store of models, with their manifest, as an operator would install them.</summary>
public static class EncoderFolder
{
    /// <summary>Name of the encoder and of its folder.</summary>
    public const string Name = "sentence-encoder";

    /// <summary>Writes the encoder.</summary>
    /// <param name="store">Folder in which its own is made.</param>
    /// <param name="files">Its files by name.</param>
    /// <param name="source">Where it is from.</param>
    /// <param name="licence">What may be done with it.</param>
    public static void Write(string store, IReadOnlyDictionary<string, byte[]> files, string source, string licence)
    {
        var folder = Directory.CreateDirectory(Path.Combine(store, Name)).FullName;
        foreach (var (file, content) in files)
            File.WriteAllBytes(Path.Combine(folder, file), content);
        var manifest = new ModelManifest(
            Name, "1.0.0", "sentence-encoding",
            [.. files.Select(file => new ModelFile(file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value)), file.Value.Length))],
            source, licence, new Dictionary<string, JsonValue>(), "text", "a vector");
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest, JsonConventions.Options));
    }
}
