using System.Text.Json;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Classification.Train;

/// <summary>Reads labelled texts from JSON lines: <c>{"text", "labels", "sentiment"}</c>.</summary>
internal static class LabelledTextFile
{
    /// <summary>The three files that the pension-freetext model is trained on.</summary>
    public static IReadOnlyList<string> PensionFreetext { get; } = ["train.jsonl", "train-b.jsonl", "train-c.jsonl"];

    /// <summary>All texts of the files, in the order of files and lines.</summary>
    /// <param name="folder">Folder of the files.</param>
    /// <param name="files">Their names.</param>
    /// <exception cref="InvalidDataException">A line is not a labelled text.</exception>
    public static IReadOnlyList<LabelledText> Read(string folder, IEnumerable<string> files) =>
        [.. files.SelectMany(file => File.ReadLines(Path.Combine(folder, file)).Select((line, index) => Parse(line, file, index + 1)))];

    private static LabelledText Parse(string line, string file, int number)
    {
        try
        {
            if (JsonSerializer.Deserialize<LabelledText>(line, Lines) is { Labels.Count: > 0 } text)
                return text;
        }
        catch (JsonException)
        {
            // The line is named below, not quoted.
        }

        throw new InvalidDataException($"Line {number} of {file} is not a labelled text.");
    }

    private static JsonSerializerOptions Lines { get; } = JsonConventions.Options;
}
