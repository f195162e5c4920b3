using System.Text.Json;

namespace PensionsAi.MaskingSpeed;

/// <summary>What is searched: the pension notes where they are at hand, else the sample in docs, repeated.</summary>
internal static class Texts
{
    private const int FewestCharacters = 200_000;

    /// <summary>One long text with line breaks.</summary>
    public static string Read(string? data, string sample)
    {
        var notes = data is null ? null : Path.Combine(data, "pii", "pension-notes", "notes.jsonl");
        var texts = notes is not null && File.Exists(notes)
            ? File.ReadLines(notes).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)
            : JsonDocument.Parse(File.ReadAllText(sample)).RootElement.GetProperty("texts").EnumerateArray().Select(item => item.GetProperty("text").GetString()!);
        var text = string.Join('\n', texts);
        return string.Concat(Enumerable.Repeat(text + "\n", 1 + (FewestCharacters / text.Length)));
    }

    /// <summary>The text in pieces of a length; the last one may be left out.</summary>
    public static List<string> Pieces(string text, int length) =>
        [.. Enumerable.Range(0, text.Length / length).Select(index => text.Substring(index * length, length))];
}
