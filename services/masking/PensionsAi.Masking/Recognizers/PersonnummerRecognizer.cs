using System.Buffers;
using System.Collections.Frozen;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Personnummer and samordningsnummer in every spelling: six or eight digits of date, then four, whole or split by spaces,
/// dashes, dots, slashes or a plus sign. A real date and the right check digit prove it; beside a context word it is masked
/// without them, for people miswrite their numbers, or split in any other way, and right behind one the date alone is, with the
/// last four where they are told apart from it ("och sen 2385"). Beside
/// a person's name, or a word for a person, a real date and a dash before the last four are enough.
/// </summary>
/// <param name="time">Nobody is born after today.</param>
internal sealed class PersonnummerRecognizer(TimeProvider time) : IRecognizer
{
    private const string Name = "personnummer";
    private const float ContextScore = 0.6f;
    private const float HiddenScore = 0.8f;
    private const int LastFour = 4;

    /// <summary>A date that is not this many years old may be that of a paper.</summary>
    private const int YearsOfPapers = 15;

    private static readonly SearchValues<char> HidingSigns = SearchValues.Create("xX*•#");

    /// <summary>Words for such a number.</summary>
    internal static readonly ContextWords Words = new(
        "personnummer*", "personnr*", "persnr*", "pers-nr", "personr", "pnr", "prsnr", "p-nr", "samordningsnummer*", "samordningsnr*",
        "samnr", "sam-nr", "födelsenummer*", "födelsenr*", "personnumret", "personid", "ssn");

    private static readonly FrozenSet<string> Joints = new[]
    {
        "sen", "sedan", "och sen", "och sedan", "sista", "de sista", "och sista", "sen sista", "sista fyra", "och sista fyra", "sista siffrorna",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly ContextWords Persons = new(
        "född", "födda", "undertecknad", "make", "maka", "fru", "hustru", "sambo", "dotter", "son", "mamma", "pappa", "mor", "far", "dödsboet",
        "avlidne", "avlidna");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Personnummer;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddDays(1));
        var spans = new List<PiiSpan>();
        for (var group = 0; group < text.Digits.Count; group++)
        {
            AddComplete(text, group, today, spans);
            AddHalfHidden(text, text.Digits[group], today, spans);
            AddDateAlone(text, group, today, spans);
            AddOddlyJoined(text, group, today, spans);
        }

        return spans;
    }

    private static void AddComplete(ScannedText text, int first, DateOnly today, List<PiiSpan> spans)
    {
        if (text.Digits[first].Length is not (1 or 2 or 4 or 6 or 8 or 10 or 12))
            return;
        var run = new DigitRun(text, first, stackalloc char[12]);
        while (run.TryExtend())
        {
            if (run.Length is not (10 or 12))
                continue;
            var hasPlus = run.Last > first && text.Digits[run.Last - 1].Gap == GapKind.Plus;
            var (isLayout, isProven) = (IsLayout(run), Personnummer.TryParse(run.Digits, hasPlus, today, out _));
            if (isLayout && isProven)
                spans.Add(new PiiSpan(PiiEntityType.Personnummer, run.Start, run.End, 1f, Name));
            else if ((isLayout || isProven) && text.HasNear(Words, run.Start, run.End, before: 40, after: 20, stopAtDigits: true))
                spans.Add(new PiiSpan(PiiEntityType.Personnummer, run.Start, run.End, ContextScore, Name));
            else if (isLayout && IsWithDash(run, today))
                spans.Add(new PiiSpan(PiiEntityType.Personnummer, run.Start, run.End, ContextScore, Name, NeedsPerson: !IsBehindPerson(text, run)));
        }
    }

    // "510312-1234": an organisation number has no such month. "240312-1530" and "240312-0012" are times and numbers of papers.
    private static bool IsWithDash(in DigitRun run, DateOnly today)
    {
        var (date, rest) = (run.Text.Digits[run.First], run.Text.Digits[run.Last]);
        return run.Last == run.First + 1 && date.Gap == GapKind.Dash && rest.Start - date.End == 1 && rest.Length == LastFour
            && Personnummer.YearOf(run.Text[date], today) is { } year && !IsOfPaper(year, run.Text[rest], today);
    }

    private static bool IsOfPaper(int year, ReadOnlySpan<char> last, DateOnly today) =>
        today.Year - year < YearsOfPapers && (last.StartsWith("00", StringComparison.Ordinal) || (last.SequenceCompareTo("24") < 0 && last[2] < '6'));

    // "f. 510312-1234", "min make, 510312-1234"
    private static bool IsBehindPerson(ScannedText text, in DigitRun run) =>
        (text.WordRightBefore(run.Start, " \u00A0.:") is >= 0 and var index && text[text.Words[index]] is "f" or "F")
        || text.HasNear(Persons, run.Start, run.End, before: 30, stopAtDigits: true);

    // "pnr 520312": with the date of birth the rest is nearly said. What is said of it goes with it.
    private static void AddDateAlone(ScannedText text, int first, DateOnly today, List<PiiSpan> spans)
    {
        var date = text.Digits[first];
        if (date.Length is not (6 or 8) || date.Gap is not (GapKind.None or GapKind.Comma) || text.IsGlue(date.End) || !Personnummer.IsDate(text[date], today)
            || !IsRightBehindWord(text, date.Start))
            return;
        var end = LastFourBehind(text, first) is { } rest && AreOneNumber(text, date, rest) ? rest.End : date.End;
        spans.Add(new PiiSpan(PiiEntityType.Personnummer, date.Start, end, ContextScore, Name));
    }

    // "330312_9096": the check digit proves it. "scan_20240312_1011" is the name of a file, with a time.
    private static void AddOddlyJoined(ScannedText text, int first, DateOnly today, List<PiiSpan> spans)
    {
        var date = text.Digits[first];
        var isInName = date.Start > 0 && (text.Text[date.Start - 1] == '_' || char.IsLetter(text.Text[date.Start - 1]));
        if (date.Length is 6 or 8 && !isInName && LastFourBehind(text, first) is { } rest && text.Text.AsSpan(date.End, rest.Start - date.End) is "_" or "*" or "="
            && Personnummer.TryParse([.. text[date], .. text[rest]], hasPlus: false, today, out _)
            && Personnummer.YearOf(text[date], today) is { } year && !IsOfPaper(year, text[rest], today))
            spans.Add(new PiiSpan(PiiEntityType.Personnummer, date.Start, rest.End, ContextScore, Name));
    }

    private static DigitGroup? LastFourBehind(ScannedText text, int first) =>
        first + 1 < text.Digits.Count && text.Digits[first + 1] is { Length: LastFour } rest && !text.IsGlue(rest.End) ? rest : null;

    // A date and its last four where a line ends, in the cells of a table, and where somebody tells the number in two goes; not "pnr 480607, 2019 gick jag".
    private static bool AreOneNumber(ScannedText text, DigitGroup date, DigitGroup rest)
    {
        const int Farthest = 24;
        var between = text.Text.AsSpan(date.End, rest.Start - date.End);
        if (between.Length > Farthest)
            return false;
        var words = between.Trim(" \u00A0\t\r\n,.:;|=_*-–").ToString();
        if (words.Length > 0)
            return Joints.Contains(words);
        var isYear = text[rest].StartsWith("19", StringComparison.Ordinal) || text[rest].StartsWith("20", StringComparison.Ordinal);
        return (!isYear || between.ContainsAny('-', '–', '_')) && !text.Text.AsSpan(rest.End).TrimStart(' ').StartsWith("kr", StringComparison.OrdinalIgnoreCase);
    }

    // "pnr: 520312", "personnumret är 520312", "pnr" alone on the line above it, but not "pnr saknas, beslut 240312".
    private static bool IsRightBehindWord(ScannedText text, int start)
    {
        const string Signs = " \u00A0:-\r\n\t|;";
        var index = text.WordRightBefore(start, Signs);
        if (index >= 0 && text[text.Words[index]] is "är" or "nr")
            index = text.WordRightBefore(text.Words[index].Start, Signs);
        return index >= 0 && Words.Contains(text[text.Words[index]]) && IsOnLineOrAlone(text.Text, text.Words[index], start);
    }

    // "id;personnr" above "20240312;…" is a heading of another column.
    private static bool IsOnLineOrAlone(string text, Word word, int start) =>
        !text.AsSpan(word.End, start - word.End).Contains('\n') || (word.Start == 0 || text[word.Start - 1] == '\n');

    // "480607-XXXX", "480607-23**": the date is there for all to read.
    private static void AddHalfHidden(ScannedText text, DigitGroup date, DateOnly today, List<PiiSpan> spans)
    {
        if (date.Length is not (6 or 8) || !Personnummer.IsDate(text[date], today))
            return;

        var end = date.End;
        while (end < text.Text.Length && end < date.End + 3 && (Separators.IsSpace(text.Text[end]) || Separators.IsDash(text.Text[end])))
            end++;
        var rest = text.Text.AsSpan(end);
        if (rest.Length < LastFour)
            return;
        var shown = rest[..LastFour].IndexOfAnyExceptInRange('0', '9');
        var hasDash = end > date.End && Separators.IsDash(text.Text[end - 1]);
        if ((shown == 0 || (shown is 1 or 2 && hasDash))
            && rest[shown..LastFour].IndexOfAnyExcept(HidingSigns) < 0
            && !text.IsGlue(end + LastFour))
            spans.Add(new PiiSpan(PiiEntityType.Personnummer, date.Start, end + LastFour, HiddenScore, Name));
    }

    /// <summary>
    /// Whether the groups are split as people split the number: whole, before the last four, between year, month and day,
    /// in pairs, or digit by digit. Anything else is two numbers that stand side by side.
    /// </summary>
    private static bool IsLayout(in DigitRun run)
    {
        var singles = true;
        var pairs = true;
        var taken = 0;
        var wasCutAtTwo = false;
        for (var index = run.First; index <= run.Last; index++)
        {
            var group = run.Text.Digits[index];
            singles &= group.Length == 1 || group.Length == LastFour;
            taken += group.Length;
            pairs &= taken % 2 == 0;
            wasCutAtTwo |= taken == 2;
            // "0701 74 06 49" is how telephone numbers are written: nobody splits six digits of date after the month alone.
            if (taken == 4 && run.Length == 10 && !wasCutAtTwo)
                return false;
            if (taken < run.Length && !IsGap(group.Gap, taken - (run.Length - LastFour)))
                return false;
        }

        return (singles || pairs) && !(run.GapBefore is GapKind.Dot or GapKind.Comma && run.Last > run.First);
    }

    // Inside the last four only a space: "2024-03-11 10.42" is a time of day.
    private static bool IsGap(GapKind gap, int digitsIntoLastFour) =>
        digitsIntoLastFour > 0
            ? gap == GapKind.Space
            : gap is GapKind.Space or GapKind.Dash or GapKind.Dot or GapKind.Slash || (gap == GapKind.Plus && digitsIntoLastFour == 0);
}
