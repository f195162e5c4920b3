using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.Inference.Manifests;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Classification.Tests.Model.Sentences;

/// <summary>Installs encoders that a program made: a few words, each with a vector that is told.</summary>
internal static class TinyEncoder
{
    public const string Name = "sentence-encoder";

    /// <summary>The files of an encoder with word pieces, which knows these words and gives all others a vector of 0.</summary>
    public static Dictionary<string, byte[]> Files(params (string Word, float[] Vector)[] words)
    {
        var width = words[0].Vector.Length;
        (string Word, float[] Vector)[] marks =
            [("[PAD]", [.. Enumerable.Repeat(100f, width)]), ("[UNK]", new float[width]), ("[CLS]", new float[width]), ("[SEP]", new float[width]), ("[MASK]", new float[width])];
        // A word that is told again goes before its mark.
        var all = marks.Select(mark => words.FirstOrDefault(word => word.Word == mark.Word) is { Word: not null } told ? told : mark)
            .Concat(words.Where(word => !word.Word.StartsWith('['))).ToArray();
        return new Dictionary<string, byte[]>
        {
            ["model.onnx"] = TinyNetwork.States([.. all.Select(word => word.Vector)]),
            ["vocab.txt"] = Encoding.UTF8.GetBytes(string.Concat(all.Select(word => word.Word + "\n"))),
        };
    }

    /// <summary>Puts an encoder into a folder of its own, which becomes the store of models.</summary>
    public static string Install(Dictionary<string, byte[]> files)
    {
        var store = Directory.CreateTempSubdirectory("encoder-tests-").FullName;
        var folder = Directory.CreateDirectory(Path.Combine(store, Name)).FullName;
        foreach (var (file, content) in files)
            File.WriteAllBytes(Path.Combine(folder, file), content);
        var manifest = new ModelManifest(
            Name, "1.0.0", "sentence-encoding",
            [.. files.Select(file => new ModelFile(file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value)), file.Value.Length))],
            "made by the test", "own", new Dictionary<string, JsonValue>(), "text", "a vector");
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest, JsonConventions.Options));
        return store;
    }

    public static VerifiedModel Open(Dictionary<string, byte[]> files) => new ModelStore(Install(files)).Open(Name);
}
