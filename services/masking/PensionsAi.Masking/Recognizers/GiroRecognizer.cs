using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Bankgiro (7 or 8 digits, hyphen before the last four) and plusgiro (2 to 8 digits, hyphen before the last one). Beside
/// a context word the form is enough; a bankgiro alone needs its check digit and must not be a span of years.
/// </summary>
internal sealed class GiroRecognizer : IRecognizer
{
    private const string Name = "giro";
    private const float ContextScore = 0.9f;

    /// <summary>A plusgiro number in pairs, "48 81 23 4-7".</summary>
    private const int MostGroups = 5;

    private const float CheckDigitScore = 0.6f;

    private static readonly ContextWords Bankgiro = new("bankgiro*", "bg", "bg-nr", "bgnr", "autogiro*", "giro*");
    private static readonly ContextWords Plusgiro = new("plusgiro*", "postgiro*", "pg", "pg-nr", "pgnr");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.BankAccount;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var spans = new List<PiiSpan>();
        for (var group = 0; group < text.Digits.Count; group++)
            Add(text, group, spans);
        return spans;
    }

    private static void Add(ScannedText text, int first, List<PiiSpan> spans)
    {
        var run = new DigitRun(text, first, stackalloc char[8]);
        while (run.Last < first + MostGroups - 1 && run.TryExtend())
        {
            if (run.GapAfter is GapKind.Dash or GapKind.Dot or GapKind.Slash or GapKind.Comma && run.Length >= 8)
                continue;
            if (Score(run) is { } score)
                spans.Add(new PiiSpan(PiiEntityType.BankAccount, run.Start, run.End, score, Name));
        }
    }

    private static float? Score(in DigitRun run)
    {
        var text = run.Text;
        if (run.GapBefore is GapKind.Dash or GapKind.Dot or GapKind.Slash or GapKind.Comma)
            return null;
        // "bankgiro 5050-1055, ange OCR 7700123"
        if (text.HasNear(Context.PaymentReference, run.Start, run.End, before: 25, stopAtDigits: true))
            return null;
        if (IsBankgiro(run))
        {
            if (text.HasNear(Bankgiro, run.Start, run.End, before: 40))
                return ContextScore;
            if (run.First != run.Last && Luhn.IsValid(run.Digits) && !IsYears(run) && run.GapAfter is GapKind.None or GapKind.Space or GapKind.Comma && !IsNumbered(run))
                return CheckDigitScore;
        }

        return IsPlusgiro(run) && text.HasNear(Plusgiro, run.Start, run.End, before: 40) ? ContextScore : null;
    }

    private static bool IsBankgiro(in DigitRun run) => run.Length is 7 or 8
        && (run.First == run.Last
            || (run.Last == run.First + 1 && run.Text.Digits[run.First].Gap == GapKind.Dash && run.Text.Digits[run.Last].Length == 4));

    private static bool IsPlusgiro(in DigitRun run)
    {
        if (run.First == run.Last)
            return run.Length is >= 5 and <= 8 && Luhn.IsValid(run.Digits);
        for (var index = run.First; index < run.Last - 1; index++)
        {
            if (run.Text.Digits[index].Gap != GapKind.Space)
                return false;
        }

        return run.Text.Digits[run.Last].Length == 1 && run.Text.Digits[run.Last - 1].Gap == GapKind.Dash;
    }

    private static bool IsYears(in DigitRun run) =>
        run.Text.Digits[run.First].Length == 4 && run.Digits[..2] is "19" or "20";

    // "BT 778-2231": capitals glued or close before make it the number of a case.
    private static bool IsNumbered(in DigitRun run)
    {
        var before = run.Text.Text.AsSpan(0, run.Start).TrimEnd(' ');
        return before.Length > 0 && (char.IsUpper(before[^1]) || before[^1] is '-' or '/' or '.');
    }
}
