using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Bank accounts, bankgiro and plusgiro in words, right behind a word for one.</summary>
internal sealed class SpokenAccountRecognizer : IRecognizer
{
    private const string Name = "bank-account-spoken";
    private const float ContextScore = 0.8f;
    private const int FewestDigits = 5;
    private const int ContextBefore = 60;

    private static readonly ContextWords Words = new(
        "konto", "kontot", "kontonummer*", "kontonr*", "bankkonto*", "clearing*", "plusgiro*", "postgiro*", "bankgiro*", "giro*", "swedbank*",
        "nordea*", "handelsbanken*", "seb", "skandia*", "danske", "länsförsäkringar*", "sparbank*", "icabanken", "sbab");

    private static readonly ContextWords Amounts = new("kronor", "kr", "spänn", "procent", "miljoner", "år", "papp", "tusen");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.BankAccount;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        foreach (var (first, last) in SpokenRun.Of(text))
        {
            var (start, end) = (text.Spoken[first].Start, text.Spoken[last].End);
            if (SpokenRun.HasWord(text, first, last)
                && SpokenRun.Digits(text, first, last).Length >= FewestDigits
                && last > first + 1
                && text.HasNear(Words, start, end, ContextBefore)
                && !IsAmount(text, end))
                yield return new PiiSpan(PiiEntityType.BankAccount, start, end, ContextScore, Name);
        }
    }

    private static bool IsAmount(ScannedText text, int end)
    {
        var next = text.FirstWordAt(end);
        return next < text.Words.Count && text.Words[next].Start - end <= 2 && Amounts.Contains(text[text.Words[next]]);
    }
}
