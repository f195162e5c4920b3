using PensionsAi.Masking.Domain;
using PhoneNumbers;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Telephone numbers in words: "noll sjuttio ett sjuttiofyra noll sex trettiotre", and with "plus" and a country code.</summary>
internal sealed class SpokenPhoneRecognizer : IRecognizer
{
    private const string Name = "phone-spoken";
    private const float PlanScore = 0.85f;
    private const float ContextScore = 0.7f;
    private const int ContextBefore = 50;

    private static readonly ContextWords Words = new(
        "tel", "telefon*", "mobil*", "ring", "ringa", "ringer", "ringde", "nås", "nå", "sms", "nummer", "numret", "numren", "telefonnummer*");

    private readonly PhoneNumberUtil _plans = PhoneNumberUtil.GetInstance();

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Phone;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        foreach (var (first, last) in SpokenRun.Of(text))
        {
            for (var from = first; from <= last; from++)
            {
                if (Find(text, from, last) is not var (to, start, score))
                    continue;
                yield return new PiiSpan(PiiEntityType.Phone, start, text.Spoken[to].End, score, Name);
                from = to;
            }
        }
    }

    private (int Last, int Start, float Score)? Find(ScannedText text, int from, int last)
    {
        const int Fewest = 8;
        const int Most = 14;
        var start = text.Spoken[from].Start;
        var hasPlus = EndsWithPlus(text.Text.AsSpan(0, start));
        if (!CanBegin(text, from, last, hasPlus))
            return null;

        (int, int, float)? best = null;
        var length = 0;
        for (var to = from; to <= last && length <= Most; to++)
        {
            length += text.Spoken[to].Digits.Length;
            if (length is < Fewest or > Most || !SpokenRun.HasWord(text, from, to))
                continue;
            if (Score(text, SpokenRun.Digits(text, from, to), hasPlus, start, text.Spoken[to].End) is { } score)
                best = (to, hasPlus ? start - "plus ".Length : start, score);
        }

        return best;
    }

    private float? Score(ScannedText text, string digits, bool hasPlus, int start, int end)
    {
        try
        {
            var number = _plans.Parse(hasPlus ? "+" + digits : digits, "SE");
            var isBeside = text.HasNear(Words, start, end, ContextBefore);
            if (_plans.IsValidNumber(number) && (hasPlus || digits.Length >= 9 || isBeside))
                return PlanScore;
            return (hasPlus || isBeside) && digits.Length >= 9 && _plans.IsPossibleNumber(number) ? ContextScore : null;
        }
        catch (NumberParseException)
        {
            // The library has no parse that returns a failure.
            return null;
        }
    }

    // A country code has no leading zero, and an area code only one: what cannot be a number is not tried.
    private static bool CanBegin(ScannedText text, int from, int last, bool hasPlus)
    {
        var digits = text.Spoken[from].Digits;
        if (hasPlus)
            return digits[0] != '0';
        if (digits[0] != '0' || digits.Length > 1)
            return digits[0] == '0' && digits[1] != '0';
        return from < last && text.Spoken[from + 1].Digits[0] != '0';
    }

    private static bool EndsWithPlus(ReadOnlySpan<char> before) => before.EndsWith("plus ", StringComparison.OrdinalIgnoreCase);
}
