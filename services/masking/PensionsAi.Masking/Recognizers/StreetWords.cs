using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Words of addresses.</summary>
internal static class StreetWords
{
    /// <summary>Right before the number of a box: "Box 304", "Postlåda 12", "FE 7401".</summary>
    public static readonly ContextWords Boxes = new("box", "postbox", "postlåda", "postfack", "pl", "fe", "fack", "lantbrevbäring");

    /// <summary>Between the number and the rest: floors, flats and entrances, each with a number or letter of its own.</summary>
    public static readonly ContextWords Parts = new("lgh", "lght", "lägenhet", "vån", "våning", "våningen", "uppgång", "port", "plan", "trappa", "trappor", "tr", "hus", "ing", "ingång");

    /// <summary>Floors behind their number or alone: "3 tr", "nb", "5 tr ög".</summary>
    public static readonly ContextWords Floors = new("tr", "trappor", "trappa", "nb", "bv", "ög", "öv", "uv", "våningen", "vån", "gårdshuset", "gatuhuset", "ö.g");

    /// <summary>Words that begin the name of a street.</summary>
    public static readonly ContextWords Beginnings = new(
        "norra", "södra", "västra", "östra", "stora", "lilla", "nya", "gamla", "övre", "nedre", "norr", "söder", "väster", "öster", "inre",
        "yttre", "mellersta", "sankt", "sankta", "s:t", "s:ta", "n", "s", "v", "ö");

    /// <summary>Right before streets abroad: "rue", "calle".</summary>
    public static readonly ContextWords ForeignBeginnings = new("rue", "calle", "via", "avenida", "avenue", "boulevard", "ulica", "ul", "rua", "piazza", "plaza", "am", "carrer", "camino", "paseo");

    /// <summary>The last word of streets abroad that begin with their number: "14 Rathmines Park".</summary>
    public static readonly ContextWords ForeignEndings = new(
        "street", "road", "rise", "lane", "park", "avenue", "drive", "close", "court", "terrace", "square", "place", "gardens", "crescent",
        "hill", "way", "walk", "grove", "mews", "st", "rd", "ave", "blvd", "boulevard");

    // Endings of one word; the definite and the plain form.
    private static readonly string[] Endings =
    [
        "gatan", "gata", "gatu", "vägen", "väg", "gränden", "gränd", "torget", "torg", "stigen", "stig", "allén", "allen", "allé", "alle", "backen",
        "backe", "esplanaden", "esplanad", "promenaden", "promenad", "kajen", "kaj", "strand", "stranden", "slingan", "slinga", "ringen",
        "kroken", "leden", "led", "liden", "brinken", "brink", "terrassen", "terrass", "parken", "platsen", "plats", "plan", "planen",
        "bron", "gången", "gång", "stråket", "stråk", "svängen", "höjden", "höjd", "kullen", "kulle", "dalen", "hagen", "hage", "åsen",
        "lunden", "ängen", "tåget", "hörnet", "berget", "udden", "udde", "viken", "näset", "byn", "gården", "gård", "gårds", "torpet", "torp", "stugan", "mossen", "malmen", "holmen", "tomten", "kvarteret", "bygatan", "rundeln", "spåret", "passagen", "passage", "hamnen",
        "sången", "sluttningen", "vreten", "bergen", "plats", "vång", "vången", "tun", "tunet", "täppan", "zonen", "veien", "vegen", "gaten", "vej", "gade", "straße", "strasse", "str",
        "weg", "platz", "katu", "tie", "kuja", "polku", "laan", "straat",
    ];

    // Endings that are also endings of common words: a number behind them is no address unless the word has a capital.
    private static readonly string[] Weak =
    [
        "plan", "planen", "plats", "platsen", "gång", "gången", "led", "leden", "strand", "dalen", "byn", "bron", "ringen", "parken", "str",
        "tie", "gatu", "gård", "gårds", "gården", "alle", "allen", "tun", "höjd", "berget", "bergen", "viken", "backe", "torp", "hage", "gade", "vej", "weg", "passage", "kulle", "brink", "udde", "slinga", "zonen", "hamnen", "spåret", "näset", "hörnet", "tåget", "holmen", "tomten", "svängen", "sången",
    ];

    private static readonly string[][] ByLast = [.. Enumerable.Range(0, 512).Select(letter => Endings.Where(ending => ending[^1] == letter).OrderByDescending(ending => ending.Length).ToArray())];
    private static readonly HashSet<string> WeakEndings = [.. Weak];

    /// <summary>Whether a word ends like the name of a street.</summary>
    /// <param name="word">The word, letter case ignored.</param>
    /// <param name="isStrong">Whether hardly any other word ends so.</param>
    /// <param name="isWhole">Whether the word is the ending alone: "Tessins väg".</param>
    public static bool IsStreet(ReadOnlySpan<char> word, out bool isStrong, out bool isWhole)
    {
        isStrong = isWhole = false;
        var last = char.ToLowerInvariant(word[^1]);
        if (last >= ByLast.Length)
            return false;
        foreach (var ending in ByLast[last])
        {
            if (!word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                continue;
            isWhole = word.Length == ending.Length;
            isStrong = !WeakEndings.Contains(ending);
            return isWhole || word.Length - ending.Length >= 2;
        }

        return false;
    }
}
