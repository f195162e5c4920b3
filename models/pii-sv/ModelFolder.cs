using System.Security.Cryptography;
using System.Text.Json;
using PensionsAi.Masking.Model;

namespace PensionsAi.Models.PiiSv;

/// <summary>Writes the model's folder.</summary>
internal static class ModelFolder
{
    private const string Version = "2.2.0";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>manifest.json</c> for the files as they are.</summary>
    public static void WriteManifest(string folder)
    {
        var path = Path.Combine(folder, "manifest.json");
        // The figures come from "evaluate" and "measure" and are written by hand: a new model keeps the old ones until it is measured.
        var measured = File.Exists(path)
            ? JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("measured").Clone()
            : JsonDocument.Parse("{}").RootElement;
        var manifest = new
        {
            name = PiiModel.ModelName,
            version = Version,
            task = "personal-data-recognition",
            files = new[] { Describe(folder, PiiModel.WeightsFile), Describe(folder, PiiModel.NamesFile) },
            source = "Own sequence model of names, trained on swedish-ner-corpus (CC BY 4.0), UNER Swedish-Talbanken (CC BY-SA 4.0) and own texts, "
                + "over an own compilation of name statistics from Statistics Sweden (SCB, 2020) by way of Svensk text (Peter M. Dahlgren), "
                + "popular names by country and own statistics of words; see model-card.md.",
            licence = "CC-BY-SA-4.0",
            measured,
            input = "Words of a text with their neighbours; words of at most 64 UTF-16 code units are looked up, letter case ignored.",
            output = "For each word whether it begins a person's name, goes on with one, or is none.",
        };
        File.WriteAllText(path, JsonSerializer.Serialize(manifest, Indented) + "\n");
    }

    private static object Describe(string folder, string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, file));
        return new { path = file, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes = bytes.Length };
    }
}
