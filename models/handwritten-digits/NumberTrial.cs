using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.StripComposer;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>A personnummer of ten digits put together from real ones, and what the service would make of it.</summary>
/// <param name="IsMiswritten">Whether one digit was written wrongly, so that what is written is no valid number.</param>
/// <param name="IsPlainRight">Whether the likeliest digit of each place is the one written.</param>
/// <param name="IsValidRight">Whether the most probable valid number is the one meant.</param>
/// <param name="Confidence">Confidence of the most probable valid number, 0 to 1.</param>
/// <param name="PlainConfidence">Confidence of that number without the help of its rules, 0 to 1; 0 when it is not the plain reading.</param>
/// <param name="IsAccepted">Whether the service's own policy accepts it.</param>
internal sealed record NumberTrial(
    bool IsMiswritten, bool IsPlainRight, bool IsValidRight, double Confidence, double PlainConfidence, bool IsAccepted)
{
    private static readonly DateOnly Today = new(2026, 1, 1);
    private static readonly WrittenRules Rules = new(FieldType.Personnummer);

    /// <summary>Whether using the reading would have paid the wrong person: a miswritten number that is mended may be anybody's.</summary>
    public bool IsWrong => IsMiswritten || !IsValidRight;

    /// <summary>Writes and reads numbers.</summary>
    /// <param name="digits">Whose digits; each place is another's.</param>
    /// <param name="numbers">The numbers, twelve digits each, of which the last ten are written.</param>
    /// <param name="count">How many are written.</param>
    /// <param name="miswrittenShare">How many of them with one wrong digit, 0 to 1.</param>
    /// <param name="thresholds">The policy.</param>
    /// <param name="seed">The same seed writes the same.</param>
    public static IReadOnlyList<NumberTrial> Run(
        ScoredDigits digits, IReadOnlyList<string> numbers, int count, double miswrittenShare, AcceptanceThresholds thresholds, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Run(digits, numbers[random.Next(numbers.Count)][2..], random.NextDouble() < miswrittenShare, thresholds, random))];
    }

    private static NumberTrial Run(ScoredDigits source, string meant, bool isMiswritten, AcceptanceThresholds thresholds, Random random)
    {
        byte[] written = [.. meant.Select(character => (byte)(character - '0'))];
        while (isMiswritten && Personnummer.IsValid(written, Today))
            written[random.Next(written.Length)] = (byte)random.Next(10);

        var row = new DigitRow([.. written.Select(digit => source.Pick(digit, random))], LogShape: 0, Separator: null);
        var decision = FieldDecision.Make(Rules, [row], Today, thresholds);
        return new NumberTrial(
            isMiswritten,
            row.PlainDigits.AsSpan().SequenceEqual(written),
            decision.Suggestion == Personnummer.Format(meant, '-'),
            decision.Confidence,
            decision.PlainConfidence,
            decision.IsAccepted);
    }
}
