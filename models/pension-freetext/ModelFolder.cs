using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;
using PensionsAi.Inference.Manifests;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Models.PensionFreetext;

/// <summary>Writes <c>model.bin</c>, <c>manifest.json</c> and, for a model trained on a part, <c>held-out.jsonl</c>.</summary>
internal static class ModelFolder
{
    private const string Name = "pension-freetext";
    private const string FileName = "model.bin";

    private static readonly JsonSerializerOptions Indented = new(JsonConventions.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void Write(
        string parent, TextModel model, TrainingProfile profile, string version, int texts, IEnumerable<KeyValuePair<string, JsonValue>> measured)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, Name)).FullName;
        using var buffer = new MemoryStream();
        TextModelFile.Write(model, profile, buffer);
        var bytes = buffer.ToArray();
        File.WriteAllBytes(Path.Combine(folder, FileName), bytes);

        var manifest = new ModelManifest(
            Name,
            version,
            "text-classification",
            [new ModelFile(FileName, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length)],
            $"Trained by this project on {texts} invented Swedish texts (pension-freetext)",
            "CC0-1.0",
            new Dictionary<string, JsonValue>(measured),
            "Swedish text, any length",
            "14 labels with calibrated scores 0 to 1, and a sentiment of 3");
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest, Indented) + "\n");
        Console.WriteLine($"{Path.Combine(folder, FileName)}: {bytes.Length} bytes, {model.Space.Terms.Count} terms");
    }

    public static void WriteHeldOut(string parent, IEnumerable<LabelledText> heldOut) =>
        File.WriteAllLines(
            Path.Combine(parent, Name, "held-out.jsonl"),
            heldOut.Select(text => JsonSerializer.Serialize(text, HeldOut)));

    /// <summary>The figures under names that say on what they were measured.</summary>
    public static IEnumerable<KeyValuePair<string, JsonValue>> Describe(Figures figures, string prefix) =>
    [
        new(prefix + "Texts", JsonValue.Create(figures.Texts)),
        new(prefix + "MacroF1", Rounded(figures.MacroF1)),
        new(prefix + "AnyLabel", Rounded(figures.AnyLabel)),
        new(prefix + "Top3", Rounded(figures.Top3)),
        new(prefix + "CalibrationError", Rounded(figures.CalibrationError)),
        new(prefix + "LabelMacroF1", Rounded(figures.LabelMacroF1)),
        new(prefix + "SentimentMacroF1", Rounded(figures.Sentiment!.MacroF1)),
        new(prefix + "SentimentAccuracy", Rounded(figures.Sentiment!.Accuracy)),
    ];

    private static JsonSerializerOptions HeldOut { get; } = new(JsonConventions.Options) { IgnoreReadOnlyProperties = true };

    private static JsonValue Rounded(double share) => JsonValue.Create(Math.Round(share, 4));
}
