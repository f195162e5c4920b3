using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Diarienummer and other numbers of one case. Every agency has its own form, so what counts is a word for a case before it
/// and letters, digits, hyphens and slashes in it; the agency's own forms can be configured. References to law, published
/// precedents, forms and dates are left alone.
/// </summary>
internal sealed partial class CaseNumberRecognizer : IRecognizer
{
    private const string Name = "case-number";
    private const string PatternName = "case-number-configured";
    private const float ContextScore = 0.85f;
    private const float SpokenScore = 0.75f;
    private const float PatternScore = 0.95f;
    private const int ContextBefore = 40;
    private const int Longest = 32;
    private const int LongestPrefix = 5;
    private const int FewestDigits = 4;

    private static readonly ContextWords Words = new(
        "dnr", "diarie*", "ärende*", "mål", "målet", "målnr*", "målnummer*", "akt", "aktnr*", "aktnummer*", "ref", "referens*", "registrerad*",
        "registrerades", "registrerats", "k-nr", "knr", "polisanmälan*", "anmälan", "anmäld", "anmält", "beslut", "beslutet", "beslutsnummer*", "beslutsnr*", "beteckning*", "återkrav*", "kronofog*", "kfm", "besvär*",
        "ansökan", "ansökning*", "klagomål*", "skadenummer*", "skadenr*", "skadeärende*", "incident*", "reklamation*", "tillsynsärende*",
        "omprövning*", "ärendebeteckning*", "case", "ticket", "supportärende*", "journalnr", "journalnummer*", "protokoll");

    // Behind these a number without letters or signs is enough.
    private static readonly ContextWords Strong = new(
        "dnr", "diarienum*", "diarienr*", "ärende", "ärendenum*", "ärendenr*", "ärendets", "ärendet", "mål", "målet", "målnum*",
        "målnr*", "aktnummer*", "aktnr*", "ansökan", "referens*", "ref", "ärendebeteckning*", "beteckning*", "beslutsnummer*", "beslutsnr*", "skadenummer*", "skadenr*", "k-nr", "knr");

    // Right behind these a colon is no sign of a law: "dnr 2024:123", "diarienummer ÖFN 2021:114".
    private static readonly ContextWords Registers = new("dnr", "diarienum*", "diarienr*");

    private static readonly ContextWords Currencies = new("sek", "kr", "eur", "usd", "nok", "dkk", "gbp");

    private static readonly ContextWords Precedents = new(
        "nja", "rå", "råd", "hfd", "rh", "mig", "ad", "jo", "prop", "proposition*", "sou", "sfs", "ds", "bet", "betänkande", "skr", "kap",
        "lag", "lagen", "förordning*", "direktiv*", "sfb", "ocr", "ocr-nr", "ocr-nummer*", "faktura*", "blankett*", "pm", "iso", "flight",
        "kl", "klockan", "sid", "s", "artikel", "art", "punkt", "version", "tel", "telefon*", "konto*", "bankgiro*", "plusgiro*", "iban");

    private readonly Regex[] _patterns;

    /// <summary>Reads the configured patterns.</summary>
    public CaseNumberRecognizer(IOptions<CaseNumberOptions> options) =>
        _patterns = [.. options.Value.Patterns.Select(pattern => CaseNumberPatterns.TryParse(pattern, out var regex)
            ? regex
            : throw new OptionsValidationException(CaseNumberOptions.Section, typeof(CaseNumberOptions), ["A pattern is not a regular expression."]))];

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.CaseNumber;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var spans = new List<PiiSpan>();
        foreach (var pattern in _patterns)
        {
            foreach (var match in pattern.EnumerateMatches(text.Text))
            {
                if (match.Length > 0)
                    spans.Add(new PiiSpan(PiiEntityType.CaseNumber, match.Index, match.Index + match.Length, PatternScore, PatternName));
            }
        }

        AddBesideWords(text, spans);
        AddSpoken(text, spans);
        return spans;
    }

    private static void AddBesideWords(ScannedText text, List<PiiSpan> spans)
    {
        var (lastEnd, searched) = (-1, 0);
        foreach (var group in text.Digits)
        {
            if (group.Start < searched)
                continue;
            var (start, end) = Extent(text, group);
            searched = Math.Max(end, group.End);
            var candidate = text.Text.AsSpan(start, end - start);
            if (end - start > Longest || !HasForm(candidate, IsRegistered(text, start), out var isPlain) || text.IsGlue(end) || IsAmount(text.Text, end))
                continue;
            var isBeside = !HasPrecedent(text, start) && (text.HasNear(isPlain ? Strong : Words, start, start, ContextBefore, stopAtDigits: true) || IsNumberOf(text, start));
            var isNextInLine = lastEnd >= 0 && start - lastEnd <= 16 && !isPlain && IsList(text.Text.AsSpan(lastEnd, start - lastEnd));
            if (!isBeside && !isNextInLine)
                continue;
            spans.Add(new PiiSpan(PiiEntityType.CaseNumber, start, end, ContextScore, Name));
            lastEnd = end;
        }
    }

    // Letters and digits with single signs between them, and a prefix of capitals that a space stands behind.
    private static (int Start, int End) Extent(ScannedText text, DigitGroup group)
    {
        var whole = text.Text;
        var start = group.Start;
        while (start > 0 && group.Start - start < Longest && IsPart(whole, start - 1, -1))
            start--;
        while (start < group.Start && !char.IsLetterOrDigit(whole[start]) && whole[start] != '#')
            start++;
        var end = group.End;
        while (end < whole.Length && end - group.Start < Longest && IsPart(whole, end, 1))
            end++;
        while (end > group.End && !char.IsLetterOrDigit(whole[end - 1]))
            end--;
        if (start > 1 && whole[start - 1] == ' ' && char.IsAsciiDigit(whole[start]))
        {
            var prefix = start - 1;
            while (prefix > 0 && start - prefix <= LongestPrefix && char.IsUpper(whole[prefix - 1]))
                prefix--;
            if (prefix < start - 1 && (prefix == 0 || !char.IsLetterOrDigit(whole[prefix - 1])) && IsPrefix(text, prefix, start, end))
                start = prefix;
        }

        return (start, end);
    }

    // In "BESLUTET AV DEN 2023-05-11", "BESLUT FRÅN 2024" and "DNR 2023-4411" the word is none; in "SOU 2023-112" only behind "dnr".
    private static bool IsPrefix(ScannedText text, int start, int numberStart, int end)
    {
        var letters = text.Text.AsSpan(start, numberStart - 1 - start);
        var number = text.Text.AsSpan(numberStart, end - numberStart);
        if (Words.Contains(letters) || Currencies.Contains(letters) || IsDate(number) || IsWholeDateOrYear(number))
            return false;
        var before = text.WordRightBefore(start, " \u00A0:.");
        return !Precedents.Contains(letters) || (before >= 0 && Strong.Contains(text[text.Words[before]]));
    }

    private static bool IsWholeDateOrYear(ReadOnlySpan<char> number) =>
        !number.ContainsAnyExceptInRange('0', '9')
        && (number.Length == 4 ? number[..2] is "19" or "20" : number.Length is 6 or 8 && DateNumbers.IsWholeDate(number));

    private static bool IsPart(string text, int position, int step)
    {
        var character = text[position];
        if (char.IsLetterOrDigit(character))
            return true;
        if (character == '#')
            return step < 0;
        var next = position + step;
        // "2.4.1-12345/2023", "KS.2023.123": a full stop in between, and none that ends a sentence.
        if (character == '.')
            return position > 0 && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]) && (char.IsAsciiDigit(text[position - 1]) || char.IsUpper(text[position - 1]));
        return (character is '-' or '/' or ':' || Separators.IsDash(character)) && next >= 0 && next < text.Length && char.IsLetterOrDigit(text[next]);
    }

    // "akt nr 23-44551", "beslut nr 12345".
    private static bool IsNumberOf(ScannedText text, int start) =>
        text.WordRightBefore(start, " \u00A0:.") is > 0 and var word && text[text.Words[word]] is "nr" or "nummer" or "Nr"
        && text.Words[word].Start - text.Words[word - 1].End == 1 && Words.Contains(text[text.Words[word - 1]]);

    private static bool IsRegistered(ScannedText text, int start) =>
        text.WordRightBefore(start, " \u00A0:.") is >= 0 and var word && Registers.Contains(text[text.Words[word]]);

    private static bool HasForm(ReadOnlySpan<char> candidate, bool isRegistered, out bool isPlain)
    {
        var (digits, letters, small, signs, stops) = (0, 0, 0, 0, 0);
        foreach (var character in candidate)
        {
            if (char.IsAsciiDigit(character))
                digits++;
            else if (char.IsLetter(character))
            {
                letters++;
                small += char.IsLower(character) ? 1 : 0;
            }
            else if (character != ' ')
            {
                signs++;
                stops += character == '.' ? 1 : 0;
            }
        }

        isPlain = letters == 0 && !IsYearAndSeries(candidate);
        // "12.500" is an amount, "1.2.3" a version or a chapter: with full stops alone there must be letters too.
        var hasForm = stops == 0 || signs > stops || (letters > 0 && stops > 1);
        // "2024-03-11" is a date, "2010:110" a law, "18-19" years or ages, "30-årig" a word.
        return hasForm && digits >= FewestDigits
            && letters <= 8
            && (small == 0 || (letters <= 4 && small == letters && digits > letters))
            && (isRegistered || !candidate.Contains(':'))
            && SwedishMonths.Find(candidate[..LettersBefore(candidate)]) == 0
            && !IsEuCase(candidate)
            && !IsDate(candidate)
            && !(isPlain && signs == 0 && digits is < 5 or > 14);
    }

    private static int LettersBefore(ReadOnlySpan<char> candidate)
    {
        var length = 0;
        while (length < candidate.Length && char.IsLetter(candidate[length]))
            length++;
        return length;
    }

    // "2023/04512-7": a year and a series are more than a number; "2023-0405" may be a day.
    private static bool IsYearAndSeries(ReadOnlySpan<char> candidate) =>
        YearAndSeries().IsMatch(candidate) && !DateNumbers.IsYear(DateNumbers.OfFour(candidate[5..]))
        && !(candidate.Length == 9 && DateNumbers.IsMonth(DateNumbers.OfFour(candidate[5..]) / 100) && DateNumbers.IsDay(DateNumbers.OfFour(candidate[5..]) % 100));

    [GeneratedRegex(@"\A(?:19|20)[0-9]{2}[-/\u2013][0-9]{4,7}(?:-[0-9]{1,2})?\z")]
    private static partial Regex YearAndSeries();

    // "2024-03-11", and "2023-2024" too.
    private static bool IsDate(ReadOnlySpan<char> candidate)
    {
        var (digits, signs) = (0, 0);
        foreach (var character in candidate)
        {
            if (char.IsLetter(character))
                return false;
            digits += char.IsAsciiDigit(character) ? 1 : 0;
            signs += char.IsAsciiDigit(character) || character == ' ' ? 0 : 1;
        }

        return (signs == 2 && digits is >= 5 and <= 8) || (signs == 1 && digits == 8 && candidate[..2] is "19" or "20" && candidate.Length == 9 && candidate[5..7] is "19" or "20");
    }

    // "C-189/16", "T-12/03": judgments of the EU's courts are published with their numbers.
    private static bool IsEuCase(ReadOnlySpan<char> candidate) =>
        candidate.Length is >= 6 and <= 8 && candidate[0] is 'C' or 'T' && Separators.IsDash(candidate[1]) && candidate[^3] == '/';

    private static bool HasPrecedent(ScannedText text, int start)
    {
        var before = text.FirstWordAt(start) - 1;
        return before >= 0 && start - text.Words[before].End <= 2 && Precedents.Contains(text[text.Words[before]]);
    }

    private static bool IsAmount(string text, int end)
    {
        var after = text.AsSpan(end).TrimStart(" \u00A0");
        return after.StartsWith("kr", StringComparison.OrdinalIgnoreCase) || after.StartsWith("%", StringComparison.Ordinal)
            || after.StartsWith("procent", StringComparison.Ordinal) || after.StartsWith("§", StringComparison.Ordinal);
    }

    private static bool IsList(ReadOnlySpan<char> between) =>
        between.Trim() is "," or "och" or "samt" or "respektive" or "resp." or "resp" or "&" or "eller" or ";";

    // "dnr tjugohundratjugofyra snedstreck elva noll sju fem", perhaps behind a word of letters: "ärendenumret åk nitton noll …".
    private static void AddSpoken(ScannedText text, List<PiiSpan> spans)
    {
        foreach (var (first, last) in SpokenRun.Of(text))
        {
            var (start, end) = (text.Spoken[first].Start, text.Spoken[last].End);
            if (!SpokenRun.HasWord(text, first, last) || SpokenRun.Digits(text, first, last).Length < FewestDigits)
                continue;
            if (!text.HasNear(Strong, start, start, ContextBefore, stopAtDigits: true))
                continue;
            var before = text.FirstWordAt(start) - 1;
            var hasPrefix = before >= 0 && text.Words[before].Length is 1 or 2 && start - text.Words[before].End == 1
                && !Strong.Contains(text[text.Words[before]]) && text[text.Words[before]] is not ("är" or "i" or "nr" or "på" or "h" or "k" or "e" or "ja" or "jo" or "av");
            spans.Add(new PiiSpan(PiiEntityType.CaseNumber, hasPrefix ? text.Words[before].Start : start, end, SpokenScore, Name));
        }
    }
}
