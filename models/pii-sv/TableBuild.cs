using System.Globalization;
using System.Security.Cryptography;
using PensionsAi.Masking.Model;

namespace PensionsAi.Models.PiiSv;

/// <summary>Makes the table. The same sources give the same bytes.</summary>
internal static class TableBuild
{
    /// <summary>Reads the sources and writes <c>names.bin</c>, and <c>manifest.json</c> anew.</summary>
    public static void Run(string data, string models, string folder)
    {
        var facts = new TableSources(data, models).Read();
        var entries = facts
            .Select(pair => (pair.Key, Value: pair.Value.Pack()))
            .Where(pair => pair.Value.Bits != 0)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var table = NameTableWriter.Write(entries);

        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, PiiModel.NamesFile), table);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(table));
        ModelFolder.WriteManifest(folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entries.Count} words, {table.Length} bytes, sha256 {sha256}"));
    }
}
