using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PensionsAi.Masking.Model;

namespace PensionsAi.Models.PiiSv;

/// <summary>Makes the table and its manifest. The same sources give the same bytes.</summary>
internal static class TableBuild
{
    private const string Version = "1.0.0";
    private const string FileName = "names.bin";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the sources and writes <c>names.bin</c> and <c>manifest.json</c>.</summary>
    public static void Run(string data, string models, string folder)
    {
        var facts = new TableSources(data, models).Read();
        var entries = facts
            .Select(pair => (pair.Key, Value: pair.Value.Pack()))
            .Where(pair => pair.Value.Bits != 0)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var table = NameTableWriter.Write(entries);

        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, FileName), table);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(table));
        WriteManifest(folder, table, sha256, entries.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entries.Count} words, {table.Length} bytes, sha256 {sha256}"));
    }

    private static void WriteManifest(string folder, byte[] table, string sha256, int words)
    {
        var path = Path.Combine(folder, "manifest.json");
        // The figures come from "measure" and are written by hand: a new table keeps the old ones until it is measured.
        var measured = File.Exists(path)
            ? JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("measured").Clone()
            : JsonDocument.Parse("{}").RootElement;
        var manifest = new
        {
            name = "pii-sv",
            version = Version,
            task = "personal-data-recognition",
            files = new[] { new { path = FileName, sha256, bytes = table.Length } },
            source = "Own compilation of name statistics from Statistics Sweden (SCB, 2020) by way of Svensk text (Peter M. Dahlgren), "
                + "popular names by country, own letter-case statistics and own texts; see model-card.md.",
            licence = "CC-BY-4.0",
            measured,
            input = "A word, letter case ignored, at most 64 UTF-16 code units.",
            output = $"For {words} words: bearers as first and last name (log2), use as a word, share of capitals, place, sex.",
        };
        File.WriteAllText(path, JsonSerializer.Serialize(manifest, Indented) + "\n");
    }
}
