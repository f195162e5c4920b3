using System.Text;

namespace PensionsAi.Models.PiiSv;

/// <summary>Own sentences with slots for names, filled with names that are drawn.</summary>
/// <param name="source">Draws the names.</param>
internal sealed class EverydayTexts(NameSource source)
{
    private static readonly string[] Lines = [.. Read()];

    /// <summary>All sentences, each filled once.</summary>
    public IEnumerable<LabelledText> Fill(Random random) => Lines.Select(line => Fill(line, random));

    private LabelledText Fill(string line, Random random)
    {
        var text = new StringBuilder();
        var names = new List<(int Start, int End)>();
        var copied = 0;
        for (var open = line.IndexOf('{', StringComparison.Ordinal); open >= 0; open = line.IndexOf('{', copied))
        {
            var close = line.IndexOf('}', open);
            text.Append(line, copied, open - copied);
            var start = text.Length;
            text.Append(Draw(line[(open + 1)..close], random));
            // Names with a space, a hyphen or the full stop of an initial between them are one.
            if (names.Count > 0 && IsOneName(text.ToString(names[^1].End, start - names[^1].End)))
                names[^1] = (names[^1].Start, text.Length);
            else
                names.Add((start, text.Length));
            copied = close + 1;
        }

        text.Append(line, copied, line.Length - copied);
        return new LabelledText(text.ToString(), names);
    }

    private string Draw(string slot, Random random) => slot switch
    {
        "F" => source.First(random),
        "L" => source.Last(random),
        "I" => source.First(random)[..1].ToUpperInvariant(),
        "Fs" => Genitive(source.First(random)),
        "Ls" => Genitive(source.Last(random)),
        _ => throw new InvalidDataException($"There is no slot {slot}."),
    };

    private static string Genitive(string name) => name[^1] is 's' or 'x' or 'z' ? name : name + "s";

    private static bool IsOneName(string between) => between is " " or "-" or "." or ". " or " al-" or " von " or " af " or " de la ";

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(EverydayTexts).Assembly.GetManifestResourceStream("everyday.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Replace("\\n", "\n", StringComparison.Ordinal);
        }
    }
}
