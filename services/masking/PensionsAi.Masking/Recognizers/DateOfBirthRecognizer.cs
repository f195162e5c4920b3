using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Dates of birth, with day and month at least: a date in figures or words beside "född", "f.", "födelsedatum" or the like, and
/// the dates that are listed behind one or are of nearly the same year; and a date of long ago right behind a name, or beside
/// a passport or the like. Other dates are left alone.
/// </summary>
/// <param name="names">Tells names from words.</param>
/// <param name="time">Tells how long ago a date is.</param>
internal sealed class DateOfBirthRecognizer(NameTable names, TimeProvider time) : IRecognizer
{
    private const string Name = "date-of-birth";
    private const float ContextScore = 0.85f;
    private const int ContextBefore = 50;
    private const int ContextAfter = 28;
    private const float WeakScore = 0.65f;
    private const int LongestBetweenListed = 24;
    private const int LongestBehindRetirement = 8;

    /// <summary>Years that two dates of birth of one person differ by at most, when papers disagree.</summary>
    private const int MostYearsApart = 2;

    /// <summary>A date behind a name that is not this many years old is that of a letter or a decision.</summary>
    private const int FewestYearsAgo = 15;

    private const int MostYearsAgo = 125;

    private static readonly ContextWords Before = new(
        "född", "födda", "fött", "föddes", "föds", "f", "fd", "födelsedatum*", "födelsedag*", "födelsedata", "födelsetid*", "fyller", "fyllde",
        "fyllt", "födelsedat", "född:", "born", "birthday", "birth", "födelsebevis*", "dopbevis*", "nedkom*");

    private static readonly ContextWords After = new("född", "föddes", "födelsedag*", "födelsedatum*", "fyller", "fyllde");
    private static readonly ContextWords Deaths = new("död", "döda", "dog", "avled", "avliden", "avlidit", "bortgång*", "dödsdag*", "gifte", "begravd*", "skild*", "vigd*", "flyttade", "kom");

    private static readonly ContextWords Relatives = new(
        "mamma", "pappa", "mor", "far", "moder", "fader", "make", "maka", "maken", "makan", "fru", "frun", "dotter", "dottern", "son", "sonen", "syster", "bror", "sambo");

    /// <summary>What begins or ends on the date right behind it, if that is no date of long ago: "född 1958, går i pension 1 april".</summary>
    private static readonly ContextWords Retirements = new("pension", "pensionen", "uttag*", "slutar", "slutade", "börjar", "började");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.DateOfBirth;

    private static readonly ContextWords WeakBefore = new(
        "pass", "passet", "id-kort", "id-kortet", "legitimation*", "körkort*", "folkbokf*", "domboken", "kyrkbok*", "grattis", "gratulerar", "dopboken", "intyget", "gravstenen");

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var thisYear = time.GetUtcNow().Year;
        var spans = new List<PiiSpan>();
        var others = new List<(int Start, int End, int Year)>();
        var years = new List<int>();
        var lastEnd = -1;
        foreach (var (start, end) in DateExpressions.Find(text))
        {
            if (start < lastEnd)
                continue;
            var isListed = lastEnd >= 0 && start - lastEnd <= LongestBetweenListed && IsList(text.Text.AsSpan(lastEnd, start - lastEnd));
            var year = DateExpressions.YearOf(text, start, end);
            var isBirth = isListed || IsBesideBirth(text, start, end, isLongAgo: year > 0 && thisYear - year >= FewestYearsAgo);
            if (!isBirth && !(thisYear - year is >= FewestYearsAgo and <= MostYearsAgo && (FollowsName(text, start) || text.HasNear(WeakBefore, start, end, ContextBefore))))
            {
                if (year > 0)
                    others.Add((start, end, year));
                continue;
            }

            spans.Add(new PiiSpan(PiiEntityType.DateOfBirth, start, end, isBirth ? ContextScore : WeakScore, Name));
            lastEnd = end;
            if (year > 0)
                years.Add(year);
        }

        // "Född 1 januari 1957, men säger själv 14 augusti 1959".
        if (years.Count is > 0 and <= 20)
            spans.AddRange(others
                .Where(other => years.Exists(year => Math.Abs(year - other.Year) <= MostYearsApart) && thisYear - other.Year >= FewestYearsAgo && !FollowsDeath(text, other.Start))
                .Select(other => new PiiSpan(PiiEntityType.DateOfBirth, other.Start, other.End, WeakScore, Name)));
        return spans;
    }

    // "Eva Ljungqvist, 27 oktober 1960", "Joel Grönkvist (4/9 1979)", "mamma (1931-12-24)".
    private bool FollowsName(ScannedText text, int start)
    {
        var index = text.FirstWordAt(start) - 1;
        if (index < 0 || start - text.Words[index].End is 0 or > 3)
            return false;
        var word = text.Words[index];
        var between = text.Text.AsSpan(word.End, start - word.End).Trim();
        if (between is "(" && Relatives.Contains(text[word]))
            return true;
        if (between is not ("," or "(" or ",(") || word.Case is LetterCase.Lower)
            return false;
        var entry = names.Find(text[word]);
        return entry.IsName && !entry.IsPlace && !(entry.IsMostlyWord && entry.WordUse > 1) && SwedishMonths.Find(text[word]) == 0;
    }

    private static bool FollowsDeath(ScannedText text, int start)
    {
        var index = text.FirstWordAt(start) - 1;
        return index >= 0 && start - text.Words[index].End <= 5 && Deaths.Contains(text[text.Words[index]]);
    }

    // The nearest word of the two kinds decides: "född 1919-05-02, död 2003-01-11".
    private static bool IsBesideBirth(ScannedText text, int start, int end, bool isLongAgo)
    {
        for (var index = text.FirstWordAt(start) - 1; index >= 0 && text.Words[index].Start >= start - ContextBefore; index--)
        {
            var word = text[text.Words[index]];
            if (EndsSentence(text.Text.AsSpan(text.Words[index].End, start - text.Words[index].End), word.Length) || text.FirstTagEndingAfter(text.Words[index].End) is var tag && tag < text.Tags.Count && text.Tags[tag].End <= start)
                break;
            if (Deaths.Contains(word))
                return false;
            if (!isLongAgo && start - text.Words[index].End <= LongestBehindRetirement && Retirements.Contains(word))
                break;
            if (Before.Contains(word))
                return word.Length > 1 || start - text.Words[index].End <= 3;
        }

        for (var index = text.FirstWordAt(end); index < text.Words.Count && text.Words[index].Start <= end + ContextAfter; index++)
        {
            var word = text[text.Words[index]];
            if (EndsSentence(text.Text.AsSpan(end, text.Words[index].Start - end), 0) || Deaths.Contains(word) || text.FirstTagEndingAfter(end) is var tag && tag < text.Tags.Count && text.Tags[tag].End <= text.Words[index].Start)
                break;
            if (After.Contains(word))
                return true;
        }

        return false;
    }

    // A full stop behind a single letter ("f. 1948") or a short word is an abbreviation.
    private static bool EndsSentence(ReadOnlySpan<char> between, int lettersBefore)
    {
        if (between.IndexOfAny("!?") >= 0 || between.IndexOf("\n\n", StringComparison.Ordinal) >= 0)
            return true;
        var stop = between.IndexOf(". ", StringComparison.Ordinal);
        if (stop < 0 || (stop == 0 && lettersBefore is > 0 and <= 4))
            return false;
        var word = between[..stop];
        return word.Length - (word.LastIndexOf(' ') + 1) > 4 || lettersBefore == 0;
    }

    private static bool IsList(ReadOnlySpan<char> between)
    {
        if (between.IndexOfAny(".!?;") >= 0 || between.Contains("död", StringComparison.OrdinalIgnoreCase) || between.Contains("avl", StringComparison.OrdinalIgnoreCase)
            || between.Contains("pension", StringComparison.OrdinalIgnoreCase))
            return false;
        var words = between.TrimStart();
        return words.StartsWith(",", StringComparison.Ordinal)
            || words.StartsWith("och ", StringComparison.OrdinalIgnoreCase)
            || words.StartsWith("å ", StringComparison.OrdinalIgnoreCase)
            || words.StartsWith("inte ", StringComparison.OrdinalIgnoreCase)
            || words.StartsWith("eller ", StringComparison.OrdinalIgnoreCase)
            || words.StartsWith("resp", StringComparison.OrdinalIgnoreCase)
            || words.StartsWith("samt ", StringComparison.OrdinalIgnoreCase);
    }
}
