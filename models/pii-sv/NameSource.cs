using System.Globalization;
using PensionsAi.Masking.Model;

namespace PensionsAi.Models.PiiSv;

/// <summary>
/// Draws names: one in ten is a word too ("Dag", "Horn"); of the rest half by their bearers in Sweden, half evenly from the Swedish
/// lists and those of other countries.
/// </summary>
internal sealed class NameSource
{
    /// <summary>How often a name is drawn that is a word: only what stands around it tells it from the word.</summary>
    private const double WordShare = 0.1;

    /// <summary>Bearers from which a word counts as a name here; nearly every word has one or two.</summary>
    private const int FewestBearersOfAWord = 200;

    private readonly (string[] Names, double[] Bearers) _first;
    private readonly (string[] Names, double[] Bearers) _last;
    private readonly string[] _foreignFirst;
    private readonly string[] _foreignLast;
    private readonly string[] _wordFirst;
    private readonly string[] _wordLast;

    /// <summary>Reads the lists.</summary>
    /// <param name="data">The folder of the data.</param>
    /// <param name="table">Tells which names are words.</param>
    public NameSource(string data, NameTable table)
    {
        var lists = Path.Combine(data, "pii", "svensktext-gazetteers");
        var first = Read(Path.Combine(lists, "tilltalsnamn-kvinnor.csv")).Concat(Read(Path.Combine(lists, "tilltalsnamn-man.csv"))).ToList();
        var last = Read(Path.Combine(lists, "efternamn.csv")).ToList();
        (_first, _last) = (Weigh(first), Weigh(last));
        (_wordFirst, _wordLast) = (Words(first, table), Words(last, table));
        _foreignFirst = ReadForeign(Path.Combine(data, "pii", "names-by-country", "common-forenames-by-country.csv"));
        _foreignLast = ReadForeign(Path.Combine(data, "pii", "names-by-country", "common-surnames-by-country.csv"));
    }

    /// <summary>A first name, in the letter case that it is written with.</summary>
    public string First(Random random) => Draw(random, _first, _foreignFirst, _wordFirst);

    /// <summary>A last name, in the letter case that it is written with.</summary>
    public string Last(Random random) => Draw(random, _last, _foreignLast, _wordLast);

    private static string Draw(Random random, (string[] Names, double[] Bearers) swedish, string[] foreign, string[] words)
    {
        if (random.NextDouble() < WordShare)
            return words[random.Next(words.Length)];
        var kind = random.NextDouble();
        if (kind < 0.2)
            return foreign[random.Next(foreign.Length)];
        if (kind < 0.5)
            return swedish.Names[random.Next(swedish.Names.Length)];
        var found = Array.BinarySearch(swedish.Bearers, random.NextDouble() * swedish.Bearers[^1]);
        return swedish.Names[Math.Min(found < 0 ? ~found : found, swedish.Names.Length - 1)];
    }

    private static (string[] Names, double[] Bearers) Weigh(IEnumerable<(string Name, double Bearers)> names)
    {
        var all = names.ToArray();
        var sums = new double[all.Length];
        var sum = 0.0;
        for (var index = 0; index < all.Length; index++)
            sums[index] = sum += all[index].Bearers;
        return ([.. all.Select(name => name.Name)], sums);
    }

    private static string[] Words(IEnumerable<(string Name, double Bearers)> names, NameTable table) =>
        [.. names.Where(name => name.Bearers >= FewestBearersOfAWord && table.Find(name.Name) is { WordUse: > 1, IsMostlyWord: true }).Select(name => name.Name)];

    private static IEnumerable<(string Name, double Bearers)> Read(string path)
    {
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var comma = line.LastIndexOf(',');
            if (comma > 0 && double.TryParse(line.AsSpan(comma + 1), CultureInfo.InvariantCulture, out var bearers))
                yield return (Capitalise(line[..comma].Trim('"')), bearers);
        }
    }

    private static string[] ReadForeign(string path)
    {
        var rows = File.ReadLines(path).Select(Csv.Split).ToList();
        var romanized = rows[0].IndexOf("Romanized Name");
        return [.. rows.Skip(1).Select(row => row[romanized]).Where(name => name.Length > 1 && name.All(letter => char.IsLetter(letter) || letter is '-' or '\'')).Distinct()];
    }

    private static string Capitalise(string name)
    {
        var letters = name.ToLowerInvariant().ToCharArray();
        for (var index = 0; index < letters.Length; index++)
        {
            if (index == 0 || letters[index - 1] is '-' or ' ')
                letters[index] = char.ToUpperInvariant(letters[index]);
        }

        return new string(letters);
    }
}
