using System.Text;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.Models.PiiSv;

/// <summary>
/// Copies of a text as people write it otherwise: in small letters, in capitals, with other persons' names, misspelt, and with
/// what is personal masked already.
/// </summary>
/// <param name="names">Tells first names from last names.</param>
/// <param name="source">Draws other names.</param>
internal sealed class Augmentation(NameTable names, NameSource source)
{
    private static readonly string[] Particles = ["af", "av", "von", "van", "de", "la", "da", "del", "di", "du", "le", "zu", "ter", "ten", "der", "den", "al", "el", "bin", "ibn"];

    /// <summary>The text in small letters.</summary>
    public static LabelledText Lower(LabelledText text) => text with { Text = text.Text.ToLowerInvariant() };

    /// <summary>The text in capitals.</summary>
    public static LabelledText Upper(LabelledText text) => text with { Text = text.Text.ToUpperInvariant() };

    /// <summary>The text with capitals at the beginnings of its sentences alone, as telephones write.</summary>
    public static LabelledText SentenceStarts(LabelledText text)
    {
        var letters = text.Text.ToLowerInvariant().ToCharArray();
        foreach (var word in ScannedText.Scan(text.Text).Words)
        {
            if (LineCase.BeginsSentence(text.Text, word.Start))
                letters[word.Start] = text.Text[word.Start];
        }

        return text with { Text = new string(letters) };
    }

    /// <summary>The text with its names masked: beside a tag nothing more is a name than before.</summary>
    public static LabelledText Masked(LabelledText text)
    {
        var number = 0;
        return new LabelledText(Replace(text, _ => $"[PERSON_{++number}]").Text, []);
    }

    /// <summary>The text with other names, of the same kinds.</summary>
    public LabelledText Renamed(LabelledText text, Random random) => Replace(text, name => Rename(name, random));

    private string Rename(string name, Random random)
    {
        var parts = name.Split(' ');
        for (var index = 0; index < parts.Length; index++)
            parts[index] = RenamePart(parts[index], isLast: index == parts.Length - 1 && index > 0, random);
        return string.Join(' ', parts);
    }

    private string RenamePart(string part, bool isLast, Random random)
    {
        var letters = part.TrimEnd('.', ',');
        if (letters.Length == 0 || Particles.Contains(letters.ToLowerInvariant()) || !char.IsLetter(letters[0]))
            return part;
        if (letters.Length == 1)
        {
            var initial = source.First(random)[0];
            return string.Concat([char.IsUpper(letters[0]) ? initial : char.ToLowerInvariant(initial)], part.AsSpan(1));
        }

        var entry = names.Find(letters);
        var isGenitive = letters[^1] == 's' && entry.FirstName < 4 && entry.LastName < 4 && names.Find(letters.AsSpan(0, letters.Length - 1)) is { IsName: true };
        var renamed = isLast || entry.LastName > entry.FirstName + 1 ? source.Last(random) : source.First(random);
        if (random.NextDouble() < 0.08)
            renamed = Misspell(renamed, random);
        if (isGenitive && renamed[^1] is not ('s' or 'x' or 'z'))
            renamed += "s";
        return letters.All(char.IsUpper) ? renamed.ToUpperInvariant() : char.IsLower(letters[0]) ? renamed.ToLowerInvariant() : renamed;
    }

    // One letter doubled, left out, or changed with its neighbour.
    private static string Misspell(string name, Random random)
    {
        if (name.Length < 4)
            return name;
        var at = random.Next(1, name.Length - 1);
        return random.Next(3) switch
        {
            0 => name[..at] + name[at] + name[at..],
            1 => name[..at] + name[(at + 1)..],
            _ => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
        };
    }

    private static LabelledText Replace(LabelledText text, Func<string, string> replace)
    {
        var result = new StringBuilder();
        var spans = new List<(int Start, int End)>();
        var copied = 0;
        foreach (var (start, end) in text.Names)
        {
            result.Append(text.Text, copied, start - copied);
            var begin = result.Length;
            result.Append(replace(text.Text[start..end]));
            spans.Add((begin, result.Length));
            copied = end;
        }

        result.Append(text.Text, copied, text.Text.Length - copied);
        return new LabelledText(result.ToString(), spans);
    }
}
