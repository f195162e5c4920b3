using System.Globalization;

namespace PensionsAi.Masking.Pseudonyms;

/// <summary>Addresses for addresses: streets of trees, and postcodes above 98 9xx, where the series ends.</summary>
/// <param name="key">The scope's key.</param>
internal sealed class PlaceStandIns(PseudonymKey key)
{
    private static readonly string[] Trees =
        ["Al", "Alm", "Asp", "Björk", "Bok", "Ceder", "Ek", "Enbärs", "Fläder", "Gran", "Hassel", "Hägg", "Idegrans", "Jolster", "Kastanje", "Lind", "Lärk", "Lönn", "Olvon", "Oxel", "Poppel", "Rönn", "Slån", "Sälg", "Tall", "Tuja"];

    private static readonly string[] Ways = ["vägen", "gatan", "stigen", "gränd", "backen"];

    private static readonly string[] Towns = ["Provby", "Exempelstad", "Påhittsköping", "Diktarp", "Sagovik", "Modellåsa", "Mönsterås Norra", "Tänkeby"];

    /// <summary>An address with as much in it as the original: the street, and postcode and town when it had a postcode.</summary>
    public string Address(string normal, ReadOnlySpan<char> original)
    {
        var street = Trees[key.Pick("tree", normal, Trees.Length)] + Ways[key.Pick("way", normal, Ways.Length)];
        var number = 1 + key.Pick("house", normal, 98);
        var address = string.Create(CultureInfo.InvariantCulture, $"{street} {number}");
        return HasPostcode(original)
            ? string.Create(CultureInfo.InvariantCulture, $"{address}, 99{key.Digits("postcode", normal, 1)} {key.Digits("post", normal, 2)} {Towns[key.Pick("town", normal, Towns.Length)]}")
            : address;
    }

    private static bool HasPostcode(ReadOnlySpan<char> original)
    {
        var digits = 0;
        for (var index = 0; index < original.Length; index++)
        {
            if (char.IsAsciiDigit(original[index]))
                digits++;
            else if (!(original[index] is ' ' or '\u00A0' && digits == 3))
                digits = 0;
            if (digits == 5)
                return true;
        }

        return false;
    }
}
