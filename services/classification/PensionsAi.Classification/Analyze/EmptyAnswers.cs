using System.Buffers;
using System.Text.RegularExpressions;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>
/// Tells answers that say nothing, so that they do not swallow what others say. Only whole answers count: "nej, jag fick aldrig
/// brevet" is an answer, "nej tack" is none.
/// </summary>
internal static partial class EmptyAnswers
{
    private const int LongestAnswer = 80;
    private const int FewestNoiseLetters = 3;
    private const int FewestNeighbours = 4;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyåäöé");

    private static readonly string[] KeyRows = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"];

    /// <summary>How an answer says nothing; null when it says something.</summary>
    public static EmptyAnswerKind? Find(string text)
    {
        if (!text.Any(char.IsLetter))
            return EmptyAnswerKind.Blank;
        if (text.Length > LongestAnswer)
            return null;
        var words = Separators().Replace(Masks().Replace(text, " ").ToLowerInvariant(), " ").Trim();
        if (!words.Any(char.IsLetter))
            return EmptyAnswerKind.Blank;
        if (NoAnswer().IsMatch(words))
            return EmptyAnswerKind.NoAnswer;
        if (Greeting().IsMatch(words))
            return EmptyAnswerKind.Greeting;
        if (Acknowledgement().IsMatch(words))
            return EmptyAnswerKind.Acknowledgement;
        return words.Split(' ').All(IsNoise) ? EmptyAnswerKind.Noise : null;
    }

    // One letter again and again, neighbours on the keyboard, or consonants alone; abbreviations have fewer letters or capitals
    // that say what they are, and stand in sentences.
    private static bool IsNoise(string word) =>
        word.Length >= FewestNoiseLetters && word.All(char.IsLetter)
        && (word.Distinct().Count() == 1 || AreNeighbours(word) || (word.Length > FewestNeighbours && !word.AsSpan().ContainsAny(Vowels)));

    private static bool AreNeighbours(string word) =>
        word.Length >= FewestNeighbours && Enumerable.Range(0, word.Length - FewestNeighbours + 1)
            .All(start => KeyRows.Any(row => row.Contains(word.Substring(start, FewestNeighbours), StringComparison.Ordinal)));

    [GeneratedRegex(@"\[[A-Z0-9_]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Masks();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"\A(?:nej|nä|näe|nope|nop)?\s*(?:tack|tyvärr)?\s*(?:(?:det\s+)?(?:(?:jag\s+)?(?:vet|minns|kommer|har)\s+)?(?:inte|ej|inget|inga|ingen|ingenting|inte\s+nå(?:got|t)|inge)"
        + @"(?:\s+(?:jag|vet|kan|komma|på|något|nåt|ihåg|svar|svara|åsikt|åsikter|uppfattning|synpunkt|synpunkter|kommentar|kommentarer|fråga|frågor|förslag|idé|idéer|ide|ideer|mer|mera|annat|"
        + @"övrigt|övriga|speciellt|särskilt|särskild|särskilda|direkt|att|tillägga|säga|anmärka|klaga|just|nu|idag|för|närvarande|tillfället|fler|ytterligare|alls|aktuellt|relevant|som|helst))*"
        + @"|vet\s+(?:ej|inte|ikke)|ingen\s+aning|ingen\s+uppfattning|inget\s+svar|ej\s+(?:svar|aktuellt|relevant|tillämpligt)|minns\s+(?:ej|inte)|pass|n\s*a|none|null|tomt|blankt|no\s+comment)"
        + @"(?:\s+tack)?\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex NoAnswer();

    [GeneratedRegex(
        @"\A(?:hej|hejsan|hallå|tjena|tjenare|god\s*(?:dag|morgon|kväll|natt)|goddag|hejdå|tack|tackar|tusen\s+tack|mvh|med\s+vänliga?|vänliga?\s+hälsning(?:ar)?|ha\s+(?:en|det)|lycka\s+till|detsamma)"
        + @"(?:\s+(?:hej|då|på|dig|er|alla|tack|så|mycket|för|hjälpen|svaret|förhand|mvh|vänliga?|hälsning|hälsningar|en|det|så|bra|trevlig|fin|fortsatt|dag|helg|kväll|detsamma|lycka|till))*\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Greeting();

    [GeneratedRegex(
        @"\A(?:(?:ja|japp|jo|jodå|jovisst|absolut|visst|nej|nä|nej\s+tack|ok|okej|okay|okey|mm|mhm|aha|jaha|kanske|ibland|ibland\s+ja|se\s+ovan|se\s+(?:föregående|tidigare)(?:\s+svar)?|samma(?:\s+som\s+(?:ovan|innan|förra))?|"
        + @"som\s+ovan|enligt\s+ovan|dito|test|testar|instämmer|stämmer|håller\s+med)(?:\s+|\z))+\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Acknowledgement();
}
