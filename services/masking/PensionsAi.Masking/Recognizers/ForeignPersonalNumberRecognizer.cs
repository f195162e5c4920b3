using System.Globalization;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Personal numbers of countries where many who draw a Swedish pension have worked: Finland's henkilötunnus, which a check letter proves
/// (decree 128/2010, section 2); with a word for it, or of the country, beside it also one whose check character is a digit, Norway's
/// fødselsnummer and Poland's PESEL, which check digits prove; and Denmark's CPR number, which nothing proves.
/// </summary>
internal sealed class ForeignPersonalNumberRecognizer : IRecognizer
{
    /// <summary>What its findings are said to be found by.</summary>
    public const string Name = "foreign-personal-number";

    private const float ContextScore = 0.85f;
    private const int ContextBefore = 45;
    private const int ContextAfter = 20;

    /// <summary>Between date and serial number: the century, if not a dash.</summary>
    private const string FinnishCenturies = "+ABCDEFUVWXY";

    private const string FinnishChecks = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private static readonly ContextWords FinnishNumber = new("personbeteckning*", "henkilötunnu*", "hetu");
    private static readonly ContextWords Finland = new("personbeteckning*", "henkilötunnu*", "hetu", "finsk*", "finländsk*", "finland");
    private static readonly ContextWords Norway = new("fødselsnummer*", "fødselsnr*", "födselsnummer*", "födelsenummer*", "d-nummer*", "norsk*", "norge");
    private static readonly ContextWords DanishNumber = new("cpr*");
    private static readonly ContextWords Denmark = new("cpr*", "dansk*", "danmark");
    private static readonly ContextWords Poland = new("pesel*", "polsk*", "polen");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Personnummer;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        for (var index = 0; index < text.Digits.Count; index++)
        {
            var group = text.Digits[index];
            if (group.Length is not (6 or 11) || text.IsGlue(group.Start - 1))
                continue;
            if ((group.Length == 6 ? FindFinnish(text, group) ?? FindSplit(text, index) : FindWhole(text, group)) is { } span)
                yield return span;
        }
    }

    // "131052-308T"
    private static PiiSpan? FindFinnish(ScannedText text, DigitGroup date)
    {
        const int RestLength = 5;
        var end = date.End + RestLength;
        if (end > text.Text.Length || text.IsGlue(end) || !IsDayFirst(text[date]))
            return null;
        var rest = text.Text.AsSpan(date.End, RestLength);
        var check = FinnishChecks.IndexOf(char.ToUpperInvariant(rest[^1]), StringComparison.Ordinal);
        if (check < 0 || !(Separators.IsDash(rest[0]) || FinnishCenturies.Contains(char.ToUpperInvariant(rest[0]), StringComparison.Ordinal)) || rest[1..^1].ContainsAnyExceptInRange('0', '9'))
            return null;
        var number = int.Parse(string.Concat(text[date], rest[1..^1]), CultureInfo.InvariantCulture);
        if (number % FinnishChecks.Length != check)
            return IsBeside(text, FinnishNumber, date.Start, end);
        // All in digits, it may be any number that has a dash there.
        return char.IsAsciiDigit(rest[^1]) ? IsBeside(text, Finland, date.Start, end) : new PiiSpan(PiiEntityType.Personnummer, date.Start, end, 1f, Name);
    }

    // "010190 12345" in Norway, "010190-1234" in Denmark.
    private static PiiSpan? FindSplit(ScannedText text, int index)
    {
        var date = text.Digits[index];
        if (index + 1 == text.Digits.Count || date.Gap is not (GapKind.Space or GapKind.Dash) || text.IsGlue(text.Digits[index + 1].End))
            return null;
        var rest = text.Digits[index + 1];
        return rest.Length switch
        {
            4 when IsDayFirst(text[date]) => IsBeside(text, date.Gap == GapKind.Dash && rest.Start - date.End == 1 ? Denmark : DanishNumber, date.Start, rest.End),
            5 when IsNorwegian(string.Concat(text[date], text[rest])) => IsBeside(text, Norway, date.Start, rest.End),
            _ => null,
        };
    }

    private static PiiSpan? FindWhole(ScannedText text, DigitGroup number)
    {
        if (text.IsGlue(number.End))
            return null;
        var digits = text[number];
        if (IsNorwegian(digits) && IsBeside(text, Norway, number.Start, number.End) is { } norwegian)
            return norwegian;
        return IsPolish(digits) ? IsBeside(text, Poland, number.Start, number.End) : null;
    }

    private static PiiSpan? IsBeside(ScannedText text, ContextWords words, int start, int end) =>
        text.HasNear(words, start, end, ContextBefore, ContextAfter, stopAtDigits: true) ? new PiiSpan(PiiEntityType.Personnummer, start, end, ContextScore, Name) : null;

    // By the two check digits alone: the day of a D-number is raised by 40, and the month of a number for tests by 80.
    private static bool IsNorwegian(ReadOnlySpan<char> digits) =>
        WeightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0 && WeightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;

    // The century is told by the month, which is raised by 20, 40, 60 or 80.
    private static bool IsPolish(ReadOnlySpan<char> digits) =>
        DateNumbers.IsMonth(Number(digits[2..4]) % 20) && DateNumbers.IsDay(Number(digits[4..6])) && WeightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0;

    private static int WeightedSum(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var index = 0; index < weights.Length; index++)
            sum += (digits[index] - '0') * weights[index];
        return sum;
    }

    private static bool IsDayFirst(ReadOnlySpan<char> date) => DateNumbers.IsDay(Number(date[..2])) && DateNumbers.IsMonth(Number(date[2..4]));

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
