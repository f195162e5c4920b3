using System.Reflection;

namespace PensionsAi.Masking.Pseudonyms;

/// <summary>A list that comes with the program, in the order of its file. Immutable.</summary>
internal sealed class StandInList
{
    private readonly Dictionary<string, int> _indexes;

    private StandInList(string[] values)
    {
        Values = values;
        _indexes = values.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>First names of women.</summary>
    public static StandInList Women { get; } = Read("women");

    /// <summary>First names of men.</summary>
    public static StandInList Men { get; } = Read("men");

    /// <summary>Last names.</summary>
    public static StandInList LastNames { get; } = Read("last-names");

    /// <summary>Personnummer that are set aside for tests, twelve digits.</summary>
    public static StandInList TestNumbers { get; } = Read("test-numbers");

    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Where a value stands, letter case ignored; -1 when it does not.</summary>
    public int IndexOf(string value) => _indexes.GetValueOrDefault(value, -1);

    private static StandInList Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"stand-ins/{name}.txt")!;
        using var reader = new StreamReader(stream);
        return new StandInList(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
