using System.Globalization;
using System.Text.Json;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Models.PiiSv;

/// <summary>Reads the sources of the table; each is named with its licence in model-card.md.</summary>
internal sealed class TableSources(string data, string models)
{
    private static readonly string[] Particles = ["af", "av", "von", "van", "de", "da", "del", "della", "di", "du", "la", "le", "zu", "ter", "ten"];

    private readonly SortedDictionary<string, WordFacts> _words = new(StringComparer.Ordinal);
    private readonly string _lists = Path.Combine(data, "pii", "svensktext-gazetteers");

    /// <summary>The facts by lower-cased word.</summary>
    public IReadOnlyDictionary<string, WordFacts> Read()
    {
        ReadNames("fornamn-kvinnor.csv", (facts, bearers) => (facts.FirstNameBearers, facts.Women) = (facts.FirstNameBearers + bearers, facts.Women + bearers));
        ReadNames("fornamn-man.csv", (facts, bearers) => (facts.FirstNameBearers, facts.Men) = (facts.FirstNameBearers + bearers, facts.Men + bearers));
        ReadNames("efternamn.csv", (facts, bearers) => facts.LastNameBearers += bearers);
        ReadForeignNames();
        ReadPlaces();
        ReadWordUse();
        ReadOwnTexts();
        ReadWordLists();
        return _words;
    }

    private void ReadNames(string file, Action<WordFacts, long> add)
    {
        foreach (var line in File.ReadLines(Path.Combine(_lists, file)).Skip(1))
        {
            var comma = line.LastIndexOf(',');
            if (comma < 0 || !long.TryParse(line.AsSpan(comma + 1), CultureInfo.InvariantCulture, out var bearers))
                continue;
            var parts = line[..comma].Trim('"').ToLowerInvariant().Split(' ');
            // A name of several words is found by its words; behind a particle stands the name itself.
            if (parts.Length == 1 || (parts.Length == 2 && Particles.Contains(parts[0])))
                Add(parts[^1], facts => add(facts, bearers));
        }
    }

    // The lists have no bearers in Sweden: a name in them counts as one with a few dozen.
    private void ReadForeignNames()
    {
        const long Bearers = 40;
        foreach (var (file, isFirstName) in new[] { ("common-forenames-by-country.csv", true), ("common-surnames-by-country.csv", false) })
        {
            var rows = File.ReadLines(Path.Combine(data, "pii", "names-by-country", file)).Select(Csv.Split).ToList();
            var (romanized, localized) = (rows[0].IndexOf("Romanized Name"), rows[0].IndexOf("Localized Name"));
            foreach (var row in rows.Skip(1))
            {
                foreach (var name in new[] { row[romanized], row[localized] }.Distinct().Where(IsLatin))
                {
                    Add(name.ToLowerInvariant(), facts =>
                    {
                        if (isFirstName)
                            facts.FirstNameBearers = Math.Max(facts.FirstNameBearers, Bearers);
                        else
                            facts.LastNameBearers = Math.Max(facts.LastNameBearers, Bearers);
                    });
                }
            }
        }
    }

    private void ReadPlaces()
    {
        var places = File.ReadLines(Path.Combine(_lists, "ortsnamn.csv")).Skip(1)
            .Concat(Columns("kommuner.csv", "name").Select(name => name.Replace(" kommun", "", StringComparison.Ordinal)))
            .Concat(Columns("lan.csv", "name").Select(name => name.Replace(" län", "", StringComparison.Ordinal)))
            .Concat(Columns("lan.csv", "residencetown"))
            .Concat(Columns("lander.csv", "country"))
            .Concat(Columns("lander.csv", "capital"));
        foreach (var place in places.Where(place => place.Length > 0 && !place.Contains(' ', StringComparison.Ordinal)))
            Add(place.ToLowerInvariant(), facts => facts.IsPlace = true);
    }

    private void ReadWordUse()
    {
        foreach (var line in File.ReadLines(Path.Combine(models, "sv-vectors", "vocab.tsv")))
        {
            var fields = line.Split('\t');
            if (fields.Length == 4 && char.IsLetter(fields[0][0]))
            {
                AddUse(fields[0], double.Parse(fields[1], CultureInfo.InvariantCulture), fields[3]);
                if (int.TryParse(fields[2], CultureInfo.InvariantCulture, out var cluster))
                    Add(fields[0], facts => facts.Cluster = cluster + 1);
            }
        }

        foreach (var line in File.ReadLines(Path.Combine(models, "sv-vectors", "case.tsv")))
        {
            if (line.Split('\t') is [var word, var letterCase])
                AddUse(word, 2, letterCase);
        }
    }

    private void AddUse(string word, double count, string letterCase) => Add(word, facts =>
    {
        (facts.Capitals, var smallShare) = letterCase[0] switch
        {
            '0' => (CapitalShare.Never, 1.0),
            'l' => (CapitalShare.Seldom, 0.9),
            'm' => (CapitalShare.Half, 0.6),
            'h' => (CapitalShare.Mostly, 0.2),
            '1' => (CapitalShare.Always, 0.0),
            _ => (CapitalShare.Unknown, 0.0),
        };
        facts.WordUses += count * smallShare;
    });

    // How people write to a pensions agency: the words of speech that public documents lack.
    private void ReadOwnTexts()
    {
        const double Weight = 4;
        foreach (var file in new[] { "train.jsonl", "train-b.jsonl", "train-c.jsonl" })
        {
            foreach (var line in File.ReadLines(Path.Combine(data, "text", "pension-freetext", file)))
            {
                var scanned = ScannedText.Scan(JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
                foreach (var word in scanned.Words.Where(word => word.Case == LetterCase.Lower && word.Length > 1))
                    Add(scanned[word].ToString(), facts => facts.WordUses += facts.Capitals is CapitalShare.Mostly or CapitalShare.Always ? 0 : Weight);
            }
        }
    }

    private void ReadWordLists()
    {
        const double Uses = 300;
        var words = File.ReadLines(Path.Combine(_lists, "stoppord.csv")).Skip(1)
            .Concat(Columns("vocations.csv", "vocation").Where(word => !word.Contains('Ã', StringComparison.Ordinal)));
        foreach (var word in words.Where(word => word.Length > 0 && !word.Contains(' ', StringComparison.Ordinal)))
        {
            Add(word.ToLowerInvariant(), facts =>
            {
                facts.WordUses = Math.Max(facts.WordUses, Uses);
                if (facts.Capitals == CapitalShare.Unknown)
                    facts.Capitals = CapitalShare.Never;
            });
        }
    }

    private IEnumerable<string> Columns(string file, string column)
    {
        var index = -1;
        foreach (var row in File.ReadLines(Path.Combine(_lists, file)).Select(Csv.Split))
        {
            if (index < 0)
                index = row.IndexOf(column);
            else if (index < row.Count)
                yield return row[index];
        }
    }

    private void Add(string word, Action<WordFacts> add)
    {
        if (word.Length is 0 or > NameTable.LongestWord)
            return;
        if (!_words.TryGetValue(word, out var facts))
            _words.Add(word, facts = new WordFacts());
        add(facts);
    }

    private static bool IsLatin(string name) =>
        name.Length > 1 && name.All(character => (char.IsLetter(character) && character < 0x250) || character is '-' or '\'');
}
