using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.Inference.Manifests;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Models.PensionFreetext.WordVectors;

/// <summary>
/// Makes a sentence encoder of word vectors, as an operator would install one: a vocabulary of word pieces and a network that gives each piece
/// its vector, so that a text's vector is the mean of its words'. Rare words weigh more: ln(all words / occurrences).
/// </summary>
internal static class WordVectorEncoder
{
    /// <summary>Name of the encoder and of its folder.</summary>
    public const string Name = "sentence-encoder";

    // A shorter ending of an unknown word is rather an inflection than the head of a compound.
    private const int LeastEnding = 4;

    private static readonly string[] Marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>Writes the encoder.</summary>
    /// <param name="vectors">The word vectors.</param>
    /// <param name="store">Folder in which its own is made.</param>
    public static void Write(WordVectorFile vectors, string store)
    {
        var folder = Directory.CreateDirectory(Path.Combine(store, Name)).FullName;
        var pieces = Pieces(vectors);
        (string Path, byte[] Content)[] files =
        [
            ("model.onnx", LookupNetwork.Write([.. pieces.Values])),
            ("vocab.txt", Encoding.UTF8.GetBytes(string.Concat(pieces.Keys.Select(piece => piece + "\n")))),
        ];
        foreach (var (path, content) in files)
            File.WriteAllBytes(Path.Combine(folder, path), content);
        var manifest = new ModelManifest(
            Name, "1.0.0", "sentence-encoding",
            [.. files.Select(file => new ModelFile(file.Path, Convert.ToHexStringLower(SHA256.HashData(file.Content)), file.Content.Length))],
            "Word vectors, for measuring only", "none stated", new Dictionary<string, JsonValue>(), "Swedish text", "mean of the word vectors");
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest, JsonConventions.Options));
    }

    // Of a word that is not in the list, the pieces are its longest known beginning and, again longest first, known endings. Single letters
    // without a vector stand for what is left, or the whole word would be unknown.
    private static OrderedDictionary<string, float[]> Pieces(WordVectorFile vectors)
    {
        var nothing = new float[vectors.Vectors[0].Length];
        var pieces = new OrderedDictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var mark in Marks)
            pieces.Add(mark, nothing);
        double total = vectors.Counts.Sum();
        for (var i = 0; i < vectors.Words.Length; i++)
        {
            var word = vectors.Words[i];
            var weight = (float)Math.Log(total / vectors.Counts[i]);
            float[] vector = [.. vectors.Vectors[i].Select(value => value * weight)];
            pieces.TryAdd(word, vector);
            if (word.Length >= LeastEnding && word.All(char.IsLetter))
                pieces.TryAdd("##" + word, vector);
        }

        // The list has one number, 0, for all.
        var number = pieces.GetValueOrDefault("0", nothing);
        foreach (var character in vectors.Words.SelectMany(word => word).Concat("0123456789").Distinct().Order())
        {
            pieces.TryAdd(character.ToString(), char.IsDigit(character) ? number : nothing);
            pieces.TryAdd("##" + character, nothing);
        }

        return pieces;
    }
}
