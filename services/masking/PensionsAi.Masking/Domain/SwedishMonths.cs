using System.Collections.Frozen;

namespace PensionsAi.Masking.Domain;

/// <summary>Names of months, Swedish and English, whole and short.</summary>
internal static class SwedishMonths
{
    private static readonly string[] Names =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Numbers = new Dictionary<string, int>
    {
        ["januari"] = 1, ["jan"] = 1, ["january"] = 1, ["februari"] = 2, ["feb"] = 2, ["febr"] = 2, ["february"] = 2, ["mars"] = 3, ["mar"] = 3,
        ["march"] = 3, ["april"] = 4, ["apr"] = 4, ["maj"] = 5, ["may"] = 5, ["juni"] = 6, ["jun"] = 6, ["june"] = 6, ["juli"] = 7, ["jul"] = 7,
        ["july"] = 7, ["augusti"] = 8, ["aug"] = 8, ["august"] = 8, ["september"] = 9, ["sept"] = 9, ["sep"] = 9, ["oktober"] = 10, ["okt"] = 10,
        ["oct"] = 10, ["october"] = 10, ["november"] = 11, ["nov"] = 11, ["december"] = 12, ["dec"] = 12,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of a month, 1 to 12; 0 when the word is none.</summary>
    public static int Find(ReadOnlySpan<char> word) => Numbers.TryGetValue(word, out var month) ? month : 0;

    /// <summary>The Swedish name of a month, 1 to 12.</summary>
    public static string NameOf(int month) => Names[month - 1];
}
