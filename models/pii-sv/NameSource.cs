using System.Globalization;

namespace PensionsAi.Models.PiiSv;

/// <summary>Draws names: half by their bearers in Sweden, the rest evenly from the Swedish lists and those of other countries.</summary>
internal sealed class NameSource
{
    private readonly (string[] Names, double[] Bearers) _first;
    private readonly (string[] Names, double[] Bearers) _last;
    private readonly string[] _foreignFirst;
    private readonly string[] _foreignLast;

    /// <summary>Reads the lists.</summary>
    public NameSource(string data)
    {
        var lists = Path.Combine(data, "pii", "svensktext-gazetteers");
        _first = Weigh(Read(Path.Combine(lists, "tilltalsnamn-kvinnor.csv")).Concat(Read(Path.Combine(lists, "tilltalsnamn-man.csv"))));
        _last = Weigh(Read(Path.Combine(lists, "efternamn.csv")));
        _foreignFirst = ReadForeign(Path.Combine(data, "pii", "names-by-country", "common-forenames-by-country.csv"));
        _foreignLast = ReadForeign(Path.Combine(data, "pii", "names-by-country", "common-surnames-by-country.csv"));
    }

    /// <summary>A first name, in the letter case that it is written with.</summary>
    public string First(Random random) => Draw(random, _first, _foreignFirst);

    /// <summary>A last name, in the letter case that it is written with.</summary>
    public string Last(Random random) => Draw(random, _last, _foreignLast);

    private static string Draw(Random random, (string[] Names, double[] Bearers) swedish, string[] foreign)
    {
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
