using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Payment cards: 15 or 16 digits of a known issuer (ISO/IEC 7812-1) with the right check digit, whole or in groups.</summary>
internal sealed class PaymentCardRecognizer : IRecognizer
{
    private const string Name = "payment-card";
    private const int ShortestGroup = 4;

    private static readonly ContextWords Words = new("kort*", "bankkort*", "betalkort*", "kreditkort*", "visa", "mastercard", "amex", "kortnr*");

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
        if (text.Digits[first].Length < ShortestGroup)
            return;
        var run = new DigitRun(text, first, stackalloc char[16]);
        while (run.TryExtend())
        {
            if (!IsIssued(run.Digits) || !IsLayout(run) || !Luhn.IsValid(run.Digits))
                continue;
            // The check digit of a payment reference is the same; only what stands before tells them apart.
            var isCard = text.HasNear(Words, run.Start, run.End, before: 40);
            if (isCard || !text.HasNear(Context.PaymentReference, run.Start, run.End, before: 20))
                spans.Add(new PiiSpan(PiiEntityType.BankAccount, run.Start, run.End, isCard ? 1f : 0.9f, Name));
        }
    }

    // Visa, Mastercard (two ranges), American Express, Discover and Maestro.
    private static bool IsIssued(ReadOnlySpan<char> digits) => digits.Length switch
    {
        16 => digits[0] == '4' || digits[0] == '6' || (digits[0] == '5' && digits[1] is >= '1' and <= '5') || (digits[0] == '2' && digits[1] is >= '2' and <= '7'),
        15 => digits[0] == '3' && digits[1] is '4' or '7',
        _ => false,
    };

    private static bool IsLayout(in DigitRun run)
    {
        for (var index = run.First; index <= run.Last; index++)
        {
            var group = run.Text.Digits[index];
            if (run.First != run.Last && group.Length is < ShortestGroup or > 6)
                return false;
            if (index < run.Last && group.Gap is not (GapKind.Space or GapKind.Dash or GapKind.Dot))
                return false;
        }

        return true;
    }
}
