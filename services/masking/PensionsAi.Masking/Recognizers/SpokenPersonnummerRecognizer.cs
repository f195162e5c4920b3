using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Personnummer as people say them: in words ("trettiotvå noll sex tolv …"), and in two parts, the date and "sista fyra 1234",
/// in words or digits. Both parts are findings of their own; "personnummer som slutar på 1234" has the second alone.
/// </summary>
/// <param name="time">Nobody is born after today.</param>
internal sealed class SpokenPersonnummerRecognizer(TimeProvider time) : IRecognizer
{
    private const string Name = "personnummer-spoken";
    private const float ContextScore = 0.7f;
    private const float PartScore = 0.9f;
    private const int LongestBetween = 90;
    private const int ContextBefore = 60;
    private const int NearestOfCounted = 45;
    private const int NearestOfEnding = 3;
    private const int MostWordsBeforeEnding = 4;

    private static readonly ContextWords LastFour = new("sista", "kontrollsiffr*", "slutsiffr*");
    private static readonly ContextWords Counted = new("fyra", "siffror*", "siffrorna", "dem", "kontrollsiffr*", "slutsiffr*");

    private static readonly ContextWords Ending = new("slutar", "slutade", "avslutas");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Personnummer;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddDays(1));
        var spans = new List<PiiSpan>();
        foreach (var (first, last) in SpokenRun.Of(text))
            AddComplete(text, first, last, today, spans);
        AddParts(text, today, spans);
        return spans;
    }

    private static void AddComplete(ScannedText text, int first, int last, DateOnly today, List<PiiSpan> spans)
    {
        for (var from = first; from <= last; from++)
        {
            var length = 0;
            for (var to = from; to <= last && length < 12; to++)
            {
                length += text.Spoken[to].Digits.Length;
                if (length is not (10 or 12) || !SpokenRun.HasWord(text, from, to))
                    continue;
                var digits = SpokenRun.Digits(text, from, to);
                var (start, end) = (text.Spoken[from].Start, text.Spoken[to].End);
                var isValid = Personnummer.TryParse(digits, hasPlus: false, today, out _);
                if (!isValid && (digits.Length is not (10 or 12) || !Personnummer.IsDate(digits.AsSpan(0, digits.Length - 4), today) || !text.HasNear(PersonnummerRecognizer.Words, start, end, ContextBefore)))
                    continue;
                spans.Add(new PiiSpan(PiiEntityType.Personnummer, start, end, isValid ? 1f : ContextScore, Name));
                from = to;
                break;
            }
        }
    }

    // "631129, kontrollsiffrorna är 2608"; "femtioett noll ett femton och sista fyra är arton arton".
    private static void AddParts(ScannedText text, DateOnly today, List<PiiSpan> spans)
    {
        for (var index = 0; index < text.Words.Count; index++)
        {
            var word = text.Words[index];
            if (Ending.Contains(text[word]) && FindEnding(text, index) is var (endingStart, endingEnd))
                spans.Add(new PiiSpan(PiiEntityType.Personnummer, endingStart, endingEnd, PartScore, Name));
            if (!LastFour.Contains(text[word]))
                continue;
            var isCounted = Counted.Contains(text[word])
                || (index + 1 < text.Words.Count && text.Words[index + 1].Start - word.End <= 3 && Counted.Contains(text[text.Words[index + 1]]))
                || (index > 0 && word.Start - text.Words[index - 1].End <= 2 && Counted.Contains(text[text.Words[index - 1]]));
            if (!isCounted || FindFour(text, word.End, NearestOfCounted) is not var (start, end))
                continue;
            spans.Add(new PiiSpan(PiiEntityType.Personnummer, start, end, PartScore, Name));
            if (FindDate(text, word.Start, today) is var (dateStart, dateEnd))
                spans.Add(new PiiSpan(PiiEntityType.Personnummer, dateStart, dateEnd, PartScore, Name));
        }
    }

    // "personnumret, som slutar på 2385": in one sentence, and four digits that nothing follows.
    private static (int Start, int End)? FindEnding(ScannedText text, int ending)
    {
        if (ending + 1 >= text.Words.Count || text[text.Words[ending + 1]] is not ("på" or "med"))
            return null;
        var number = ending - 1;
        while (number >= 0 && ending - number < MostWordsBeforeEnding && !PersonnummerRecognizer.Words.Contains(text[text.Words[number]]))
            number--;
        if (number < 0 || !PersonnummerRecognizer.Words.Contains(text[text.Words[number]])
            || text.Text.AsSpan(text.Words[number].End, text.Words[ending].Start - text.Words[number].End).IndexOfAny(".?!") >= 0)
            return null;
        return FindFour(text, text.Words[ending + 1].End, NearestOfEnding) is var (start, end) && !text.IsGlue(end) && !IsFollowedByDigits(text, end) ? (start, end) : null;
    }

    private static bool IsFollowedByDigits(ScannedText text, int end) =>
        text.FirstDigitsAt(end) is var next && next < text.Digits.Count && text.Digits[next].Start - end <= 1;

    private static (int Start, int End)? FindFour(ScannedText text, int after, int nearest)
    {
        var digits = text.FirstDigitsAt(after);
        if (digits < text.Digits.Count && text.Digits[digits].Start <= after + nearest && text.Digits[digits].Length == 4)
            return (text.Digits[digits].Start, text.Digits[digits].End);

        for (var index = text.FirstSpokenAt(after); index < text.Spoken.Count && text.Spoken[index].Start <= after + nearest; index++)
        {
            var length = 0;
            for (var to = index; to < text.Spoken.Count; to++)
            {
                length += text.Spoken[to].Digits.Length;
                if (length == 4)
                    return (text.Spoken[index].Start, text.Spoken[to].End);
                if (length > 4 || !text.Spoken[to].IsJoined)
                    break;
            }
        }

        return null;
    }

    private static (int Start, int End)? FindDate(ScannedText text, int before, DateOnly today)
    {
        for (var index = text.FirstDigitsAt(before) - 1; index >= 0 && text.Digits[index].End >= before - LongestBetween; index--)
        {
            var group = text.Digits[index];
            if (group.End <= before && group.Length is 6 or 8 && Personnummer.IsDate(text[group], today))
                return (group.Start, group.End);
        }

        for (var to = text.FirstSpokenAt(before) - 1; to >= 0 && text.Spoken[to].End >= before - LongestBetween; to--)
        {
            // "nitton femtiotvå noll tre tolv": with its century the date is longer.
            (int, int)? date = null;
            var length = 0;
            for (var from = to; from >= 0 && length < 8; from--)
            {
                if (from < to && !text.Spoken[from].IsJoined)
                    break;
                length += text.Spoken[from].Digits.Length;
                if (length is 6 or 8 && Personnummer.IsDate(SpokenRun.Digits(text, from, to), today))
                    date = (text.Spoken[from].Start, text.Spoken[to].End);
            }

            if (date is not null)
                return date;
        }

        return null;
    }
}
