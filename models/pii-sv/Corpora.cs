using System.Text;
using System.Text.Json;

namespace PensionsAi.Models.PiiSv;

/// <summary>Reads the texts with names marked. Files whose name says <c>test</c> are never read here.</summary>
/// <param name="data">The folder of the data.</param>
internal sealed class Corpora(string data)
{
    /// <summary>The sentences of swedish-ner-corpus, training part, in order.</summary>
    public List<LabelledText> SwedishNer() => Sentences(
        File.ReadLines(Path.Combine(data, "pii", "swedish-ner-corpus", "train_corpus.txt")),
        line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var token, var tag] ? (token, tag == "PER" ? 'I' : 'O') : null);

    /// <summary>The sentences of a part of UNER Talbanken, in order.</summary>
    /// <param name="part">"train" or "dev".</param>
    public List<LabelledText> Talbanken(string part) => [.. TalbankenDocuments(part).SelectMany(document => document)];

    /// <summary>The documents of a part of UNER Talbanken, each with its sentences, in order.</summary>
    /// <param name="part">"train" or "dev".</param>
    public List<List<LabelledText>> TalbankenDocuments(string part)
    {
        var documents = new List<List<string>>();
        foreach (var line in File.ReadLines(Path.Combine(data, "pii", "uner-talbanken", $"sv_talbanken-ud-{part}.iob2")))
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal))
                documents.Add([]);
            documents[^1].Add(line);
        }

        return documents.ConvertAll(document => Sentences(document, ReadTalbanken));
    }

    /// <summary>The pension notes, in order.</summary>
    public List<LabelledText> Notes() => [.. NoteLines().Select(note => new LabelledText(
        note.Text, [.. note.Spans.Where(span => span.EntityType == Masking.Domain.PiiEntityType.Person).Select(span => (span.Start, span.End))]))];

    /// <summary>The pension notes with all that is marked in them.</summary>
    public IEnumerable<Note> NoteLines() => File.ReadLines(Path.Combine(data, "pii", "pension-notes", "notes.jsonl")).Select(Note.Read);

    private static (string Token, char Label)? ReadTalbanken(string line) => line.StartsWith('#') || line.Split('\t') is not { Length: >= 3 } fields
        ? null
        : (fields[1], fields[2] switch { "B-PER" => 'B', "I-PER" => 'I', _ => 'O' });

    private static List<LabelledText> Sentences(IEnumerable<string> lines, Func<string, (string Token, char Label)?> read)
    {
        var sentences = new List<LabelledText>();
        var tokens = new List<(string Token, char Label)>();
        foreach (var line in lines.Append(""))
        {
            if (read(line) is { } token)
                tokens.Add(token);
            else if (line.Length == 0 && tokens.Count > 0)
            {
                sentences.Add(Join(tokens));
                tokens.Clear();
            }
        }

        return sentences;
    }

    // Tokens are put together as people write them: no space before a comma, none inside parentheses.
    private static LabelledText Join(List<(string Token, char Label)> tokens)
    {
        var text = new StringBuilder();
        var names = new List<(int Start, int End)>();
        var last = 'O';
        foreach (var (token, label) in tokens)
        {
            if (text.Length > 0 && token is not ("," or "." or ":" or ";" or "!" or "?" or ")") && text[^1] != '(')
                text.Append(' ');
            var start = text.Length;
            text.Append(token);
            if (label == 'I' && last != 'O')
                names[^1] = (names[^1].Start, text.Length);
            else if (label != 'O')
                names.Add((start, text.Length));
            last = label;
        }

        return new LabelledText(text.ToString(), names);
    }
}
