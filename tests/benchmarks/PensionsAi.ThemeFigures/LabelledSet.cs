using System.Text.Json;

namespace PensionsAi.ThemeFigures;

/// <summary>Texts that people have sorted.</summary>
/// <param name="Name">What the set is called.</param>
/// <param name="Texts">The texts.</param>
/// <param name="Codes">The first label of each.</param>
internal sealed record LabelledSet(string Name, IReadOnlyList<string> Texts, IReadOnlyList<string> Codes)
{
    /// <summary>The training parts of the sets under a folder of data.</summary>
    public static IEnumerable<LabelledSet> Read(string data)
    {
        yield return Read(data, "pension-freetext", "train.jsonl", "train-b.jsonl", "train-c.jsonl");
        yield return Read(data, "corona-chatbot-intents", "train.jsonl");
        yield return Read(data, "regeringen-amnen", "train.jsonl");
    }

    private static LabelledSet Read(string data, string name, params string[] files)
    {
        var lines = files.SelectMany(file => File.ReadLines(Path.Combine(data, "text", name, file))).Select(line => JsonElement.Parse(line)).ToList();
        return new LabelledSet(name, [.. lines.Select(line => line.GetProperty("text").GetString()!)], [.. lines.Select(CodeOf)]);
    }

    private static string CodeOf(JsonElement line) =>
        line.TryGetProperty("intent", out var intent) ? intent.GetString()! : line.GetProperty("labels").EnumerateArray().First().GetString()!;
}
