using System.Text.RegularExpressions;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>Takes texts apart into words. Not thread-safe.</summary>
internal sealed partial class WordReader
{
    private const int ShortestWord = 3;

    // Said in any text of this kind, beside what is said in every Swedish one.
    private static readonly HashSet<string> Courtesies = new(StringComparer.Ordinal)
    {
        "hej", "hejsan", "hallå", "tack", "tackar", "snälla", "mvh", "hälsningar", "hälsning", "vänliga", "bara", "också", "även", "lite", "mycket", "väl",
        "kanske", "finns", "får", "fått", "ska", "skall", "kommer", "kan", "kunna", "kunde", "måste", "vill", "går", "gör", "göra", "gjort", "nu", "sen",
        "sedan", "redan", "igen", "alltid", "aldrig", "något", "nån", "nåt", "några", "någonting", "ingenting", "verkligen", "samt", "enligt", "dock", "ju", "typ",
        "asså", "alltså", "jaha", "okej", "tycker", "tror", "vet", "undrar", "behöver", "borde", "varit", "blivit", "blir", "bli", "hela", "andra", "när", "hur", "vart",
        "via", "per", "där", "här", "därför", "eftersom", "fast", "annars", "dom", "den", "det", "mig", "era", "ert", "oss", "helt", "bra", "dåligt", "jätte", "väldigt",
        "fick", "tar", "tog", "ta", "ser", "gick", "gällde", "gäller", "gång", "gånger", "år", "åren", "året", "månad", "månader", "dag", "dagar", "två", "tre",
        "mer", "mest", "mindre", "inget", "ingen", "själv", "ligger", "säger", "sade", "sa", "både", "massor", "alla", "allt", "än", "rätt", "nej", "vilka",
    };

    private readonly SwedishStemmer _stemmer = new();
    private readonly Dictionary<string, (string Stem, bool IsStop)> _known = new(StringComparer.Ordinal);

    /// <summary>The words of a text. What masking put in the place of something is none.</summary>
    public IReadOnlyList<Word> Read(string text)
    {
        var words = new List<Word>();
        var end = -1;
        foreach (var match in WordOrTag().EnumerateMatches(text))
        {
            if (text[match.Index] == '[')
                continue;
            var surface = text.Substring(match.Index, match.Length);
            var lower = surface.ToLowerInvariant();
            var (stem, isStop) = Know(lower);
            words.Add(new Word(surface, lower, stem, isStop, end >= 0 && match.Index == end + 1 && text[end] == ' '));
            end = match.Index + match.Length;
        }

        return words;
    }

    private (string Stem, bool IsStop) Know(string lower)
    {
        if (_known.TryGetValue(lower, out var known))
            return known;
        _stemmer.SetCurrent(lower);
        _stemmer.Stem();
        known = (_stemmer.Current, lower.Length < ShortestWord || SwedishAnalyzer.DefaultStopSet.Contains(lower) || Courtesies.Contains(lower));
        _known.Add(lower, known);
        return known;
    }

    [GeneratedRegex(@"\[[A-ZÅÄÖ_]+\d*\]|\p{L}[\p{L}\p{M}]*(?:[-'’:]\p{L}+)*")]
    private static partial Regex WordOrTag();
}
