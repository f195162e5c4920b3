using PensionsAi.Masking.Domain;
using PhoneNumbers;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Telephone numbers, Swedish ones and those with a country code, by the numbering plans in libphonenumber. Beside a context
/// word, or behind a plus sign, a possible length is enough; digits one by one, and local numbers of five to seven, need the word.
/// </summary>
internal sealed class PhoneRecognizer : IRecognizer
{
    private const string Name = "phone";
    private const string Region = "SE";
    private const float PlanScore = 0.9f;
    private const float PossibleScore = 0.7f;

    /// <summary>Fewest digits of a Swedish number with its leading zero (Post- och telestyrelsen's numbering plan: 7 to 10).</summary>
    private const int FewestDomesticDigits = 8;

    private const int MostDomesticDigits = 10;

    /// <summary>Most digits of an international number, ITU-T E.164, with the prefix 00 before it and a trunk zero in it.</summary>
    private const int MostDigits = 18;

    private const int ContextBefore = 30;

    private static readonly ContextWords Words = new(
        "tel", "tfn", "telefon*", "mobil*", "mobilnr", "ring", "ringa", "ringer", "ringde", "nås", "sms", "sms:a", "swish*", "växel*",
        "nummer", "numret", "telnr", "phone", "nr", "direkt", "fax");

    // Behind these a local number without its area code is one too.
    private static readonly ContextWords Strong = new(
        "tel", "tfn", "telnr", "telefon", "telefonnr", "telefonnummer", "telefonnumret", "hemtelefon", "mobil", "mobilnr", "mobilnummer");

    private static readonly ContextWords Between = new(
        "hem", "hemma", "bostad", "bostaden", "arb", "arbete", "arbetet", "jobb", "jobbet", "privat", "dagtid", "kvällstid", "nr", "nummer", "är");

    private readonly PhoneNumberUtil _plans = PhoneNumberUtil.GetInstance();

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Phone;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var spans = new List<PiiSpan>();
        for (var group = 0; group < text.Digits.Count; group++)
        {
            if ((Find(text, group) ?? FindLocal(text, group)) is not { } span)
                continue;
            spans.Add(span);
            // A number is not looked for inside another one.
            while (group + 1 < text.Digits.Count && text.Digits[group + 1].Start < span.End)
                group++;
        }

        return spans;
    }

    private PiiSpan? Find(ScannedText text, int first)
    {
        var start = text.Digits[first].Start;
        var hasPlus = start > 0 && text.Text[start - 1] == '+';
        var isForeign = hasPlus || text[text.Digits[first]].StartsWith("00", StringComparison.Ordinal);
        if (!CanBegin(text, first, hasPlus, isForeign))
            return null;

        var run = new DigitRun(text, first, stackalloc char[MostDigits]);
        if (!isForeign && run.GapBefore is GapKind.Dash or GapKind.Dot or GapKind.Slash or GapKind.Comma)
            return null;

        PiiSpan? best = null;
        while (run.TryExtend())
        {
            if (run.GapAfter is GapKind.Plus or GapKind.Comma or GapKind.None || run.Last + 1 == text.Digits.Count || run.Length >= 7)
                best = Score(run, hasPlus, isForeign) ?? best;
            if (run.GapAfter is GapKind.Plus or GapKind.Comma)
                break;
        }

        return best;
    }

    // "tel hem 65 43 21": no plan tells it from other numbers, the word before it does.
    private static PiiSpan? FindLocal(ScannedText text, int first)
    {
        const int Fewest = 5;
        const int Most = 7;
        var run = new DigitRun(text, first, stackalloc char[MostDigits]);
        if (text[text.Digits[first]][0] == '0' || run.GapBefore != GapKind.None || text.IsGlue(run.Start - 1))
            return null;
        while (run.TryExtend() && run.GapAfter == GapKind.Space)
        {
        }

        // A call has a date as well: "per tel 241108".
        var isNumber = run.Length is >= Fewest and <= Most && run.GapAfter is GapKind.None or GapKind.Comma && !text.IsGlue(run.End)
            && !(run.Length == 6 && DateNumbers.IsWholeDate(run.Digits)) && !HasYear(run) && !run.IsAmount();
        return isNumber && IsRightBehindStrong(text, run.Start) ? new PiiSpan(PiiEntityType.Phone, run.Start, run.End, PossibleScore, Name) : null;
    }

    // "12 3 2024"; "46 50 04" has the form of a date too.
    private static bool HasYear(in DigitRun run) => run.IsDate() && (run.Text.Digits[run.First].Length == 4 || run.Text.Digits[run.Last].Length == 4);

    // "tel. hem: 65 43 21", but not "Ny telefon, order 457812".
    private static bool IsRightBehindStrong(ScannedText text, int start)
    {
        const string Signs = " \u00A0:.-/(";
        const int MostBetween = 2;
        const int LongestAbbreviation = 3;
        var index = text.WordRightBefore(start, Signs);
        for (var between = 0; between < MostBetween && index >= 0 && Between.Contains(text[text.Words[index]]); between++)
            index = text.WordRightBefore(text.Words[index].Start, Signs);
        if (index < 0 || !Strong.Contains(text[text.Words[index]]))
            return false;
        // "Har ny telefon. 45678 …" goes on with another sentence.
        return text.Words[index].Length <= LongestAbbreviation || text.Text[text.Words[index].End] != '.';
    }

    // A country code has no leading zero, and an area code at least two digits, together or one by one: what cannot be a number is not tried.
    private static bool CanBegin(ScannedText text, int first, bool hasPlus, bool isForeign)
    {
        var digits = text[text.Digits[first]];
        if (hasPlus)
            return digits[0] != '0';
        if (digits[0] != '0' || (digits.Length == 1 && !IsAreaCode(text, first + 1)))
            return false;
        if (!isForeign)
            return true;
        return digits.Length > 2 ? digits[2] != '0' : first + 1 < text.Digits.Count && text.Text[text.Digits[first + 1].Start] != '0';
    }

    private PiiSpan? Score(in DigitRun run, bool hasPlus, bool isForeign)
    {
        if (run.Length < FewestDomesticDigits || (!isForeign && run.Length > MostDomesticDigits))
            return null;
        if (!isForeign && (run.IsDate() || !HasEvenGaps(run) || run.IsAmount()))
            return null;

        // Digit by digit many other things are written.
        if (run.Text.Digits[run.First].Length == 1 && !hasPlus && !run.Text.HasNear(Words, run.Start, run.End, ContextBefore))
            return null;

        var start = run.Start - (hasPlus ? 1 : 0);
        // "(+46)70 …", "(08) 465 …".
        if (start > 0 && run.Text.Text[start - 1] == '(' && run.Text.Digits[run.First].Gap == GapKind.Parenthesis && run.Text.Text[run.Text.Digits[run.First].End] == ')')
            start--;
        var written = run.Text.Text[start..run.End];
        if (!TryParse(written, out var number))
            return null;
        if (_plans.IsValidNumber(number))
            return new PiiSpan(PiiEntityType.Phone, start, run.End, PlanScore, Name);
        var isLikely = hasPlus || run.Text.HasNear(Words, start, run.End, ContextBefore);
        return isLikely && (isForeign || run.Length >= 9) && _plans.IsPossibleNumber(number)
            ? new PiiSpan(PiiEntityType.Phone, start, run.End, PossibleScore, Name)
            : null;
    }

    // Dots are kept to one kind of gap: "03.12–03.40" is two times of day.
    private static bool HasEvenGaps(in DigitRun run)
    {
        var (dots, others, shortest, longest) = (0, 0, int.MaxValue, run.Text.Digits[run.First].Length);
        for (var index = run.First; index < run.Last; index++)
        {
            if (run.Text.Digits[index].Gap == GapKind.Dot)
                dots++;
            else
                others++;
            shortest = Math.Min(shortest, run.Text.Digits[index + 1].Length);
            longest = Math.Max(longest, run.Text.Digits[index + 1].Length);
        }

        // Digit by digit, or none alone.
        return (dots == 0 || (others == 0 && dots >= 2)) && (shortest >= 2 || longest == 1);
    }

    // "0 7 0 …": the digit after the zero of an area code that is written digit by digit.
    private static bool IsAreaCode(ScannedText text, int second) =>
        second < text.Digits.Count && text.Digits[second].Length == 1 && text.Text[text.Digits[second].Start] != '0';

    private bool TryParse(string written, out PhoneNumber number)
    {
        try
        {
            number = _plans.Parse(written, Region);
            return true;
        }
        catch (NumberParseException)
        {
            // The library has no parse that returns a failure; the candidates are few after the digit groups.
            number = new PhoneNumber();
            return false;
        }
    }
}
