using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Clearing number and account: four digits (Swedbank's 8xxx five, Bankgirot's "Bankernas kontonummer"), then 6 to 12 more.
/// Nothing in the form proves it, so it needs a bank or an account beside it; an amount, a date or a payment reference is
/// left alone. A clearing number or an account alone is found right behind its own word.
/// </summary>
internal sealed class BankAccountRecognizer : IRecognizer
{
    private const string Name = "bank-account";
    private const float ContextScore = 0.85f;
    private const int FewestDigits = 10;
    private const int MostGroups = 8;
    private const int FewestDigitsAlone = 7;

    private static readonly ContextWords Words = new(
        "*konto", "*kontot", "*kontots", "*konton", "*kontons", "*kontona", "*kontonummer", "*kontonumret", "*kontonr", "clearing*", "clnr", "autogiro*", "swedbank*", "seb", "nordea*", "handelsbanken*",
        "shb", "danske", "skandia*", "skandiabanken", "länsförsäkringar*", "ica", "sbab", "sparbank*", "icabanken", "avanza*",
        "nordnet*", "forex*", "resurs", "ikano*", "klarna*", "lunar", "jak", "bank", "banken");

    // A savings account or the like has a balance as often as a number.
    private static readonly ContextWords Account = new("konto", "kontot", "*kontonummer", "*kontonr", "*kontonumret");
    private static readonly ContextWords Clearing = new("clearing*", "clnr");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.BankAccount;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var spans = new List<PiiSpan>();
        for (var group = 0; group < text.Digits.Count; group++)
        {
            if (Find(text, group) is not { } span)
                continue;
            spans.Add(span);
            while (group + 1 < text.Digits.Count && text.Digits[group + 1].Start < span.End)
                group++;
        }

        return spans;
    }

    private static PiiSpan? Find(ScannedText text, int first)
    {
        var run = new DigitRun(text, first, stackalloc char[17]);
        var clearingEnd = -1;
        while (run.TryExtend())
        {
            if (run.Length == 4 && run.First == run.Last)
                clearingEnd = run.End;
            if (!IsGap(run) || run.Last == first + MostGroups - 1)
                break;
        }

        if (run.Length == 0 || run.Digits[0] == '0' || run.IsDate() || run.IsAmount())
            return null;
        if (text.HasNear(Context.PaymentReference, run.Start, run.End, before: 25))
            return null;
        if (IsClearingAndAccount(run) && text.HasNear(Words, run.Start, run.End, before: 60, after: 20))
            return Span(run.Start, run.End);
        if (run.Length is >= FewestDigitsAlone and <= 14 && !HasThousands(run) && text.HasNear(Account, run.Start, run.End, before: 18))
            return Span(run.Start, run.End);
        return clearingEnd > 0 && text.HasNear(Clearing, run.Start, clearingEnd, before: 24) ? Span(run.Start, clearingEnd) : null;
    }

    private static PiiSpan Span(int start, int end) => new(PiiEntityType.BankAccount, start, end, ContextScore, Name);

    private static bool IsClearingAndAccount(in DigitRun run)
    {
        if (run.Length < FewestDigits)
            return false;
        var head = run.Text.Digits[run.First].Length;
        return head == 4 || (head == 5 && run.Digits[0] == '8') || (run.First == run.Last && run.Length <= 16);
    }

    // "1 500 000"
    private static bool HasThousands(in DigitRun run)
    {
        for (var group = run.First + 1; group <= run.Last; group++)
        {
            if (run.Text.Digits[group].Length != 3 || run.Text.Digits[group - 1].Gap != GapKind.Space)
                return false;
        }

        return run.Last > run.First && run.Text.Digits[run.First].Length <= 3;
    }

    private static bool IsGap(in DigitRun run) =>
        run.GapAfter is GapKind.Space or GapKind.Dash
        || (run.GapAfter is GapKind.Comma && run.Length is 4 or 5);
}
