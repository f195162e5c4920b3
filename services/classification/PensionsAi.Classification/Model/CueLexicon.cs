namespace PensionsAi.Classification.Model;

/// <summary>
/// Words that are signs of a concept: "avliden" and "bouppteckning" of a death. A few hundred labelled texts do not name all
/// of them. Written by hand, from knowledge of the field. Thread-safe.
/// </summary>
internal sealed class CueLexicon
{
    private const int Shortest = 2;

    private readonly TermTable _table;
    private readonly Concept[][] _byWord;
    private readonly Concept[][] _byBeginning;
    private readonly int _longest;

    /// <summary>Reads a lexicon.</summary>
    /// <param name="source">
    /// Lines of <c>concept: word beginning* word</c>; lines that begin with # are remarks. Cues of one letter are not looked for.
    /// </param>
    /// <exception cref="InvalidDataException">A line has no concept.</exception>
    public CueLexicon(string source)
    {
        Source = source;
        var cues = source.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .SelectMany(ReadLine)
            .GroupBy(cue => cue.Text, StringComparer.Ordinal)
            .ToArray();
        _table = new TermTable([.. cues.Select(cue => TermHash.Of(TermKind.Cues, cue.Key))]);
        _byWord = [.. cues.Select(cue => cue.Where(entry => !entry.IsBeginning).Select(entry => entry.Concept).Distinct().ToArray())];
        _byBeginning = [.. cues.Select(cue => cue.Where(entry => entry.IsBeginning).Select(entry => entry.Concept).Distinct().ToArray())];
        _longest = cues.Select(cue => cue.Key.Length).DefaultIfEmpty().Max();
    }

    /// <summary>No words.</summary>
    public static CueLexicon Empty { get; } = new(string.Empty);

    /// <summary>Pensions in Sweden.</summary>
    public static CueLexicon Pension { get; } = ReadPension();

    /// <summary>What it was read from; a model keeps it, so that a later lexicon does not change what the model sees.</summary>
    public string Source { get; }

    /// <summary>Hands the concepts of a word to the sink.</summary>
    /// <typeparam name="TSink">A struct, so that the calls are inlined.</typeparam>
    public void Read<TSink>(ReadOnlySpan<char> word, ref TSink sink)
        where TSink : struct, ITermSink
    {
        var state = TermHash.Start(TermKind.Cues);
        for (var length = 1; length <= word.Length && length <= _longest; length++)
        {
            state = TermHash.Append(state, Fold(word[length - 1]));
            if (length < Shortest || _table.Find(TermHash.Finish(state)) is not (>= 0 and var cue))
                continue;
            foreach (var concept in _byBeginning[cue])
                sink.Add(TermKind.Cues, concept.Hash, concept.Name, word);
            if (length == word.Length)
            {
                foreach (var concept in _byWord[cue])
                    sink.Add(TermKind.Cues, concept.Hash, concept.Name, word);
            }
        }
    }

    // A third of the chat texts are typed without å, ä and ö.
    private static char Fold(char character) => character switch
    {
        'å' or 'ä' => 'a',
        'ö' => 'o',
        'é' => 'e',
        _ => character,
    };

    private static IEnumerable<(string Text, bool IsBeginning, Concept Concept)> ReadLine(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            throw new InvalidDataException("A line of the cue lexicon names no concept.");
        var name = line[..colon];
        var concept = new Concept(name, TermHash.Of(TermKind.Cues, name));
        return line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cue =>
            (string.Concat(cue.TrimEnd('*').Select(Fold)), cue.EndsWith('*'), concept));
    }

    private static CueLexicon ReadPension()
    {
        using var stream = typeof(CueLexicon).Assembly.GetManifestResourceStream("pension-cues.txt")!;
        using var reader = new StreamReader(stream);
        return new CueLexicon(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    private readonly record struct Concept(string Name, ulong Hash);
}
