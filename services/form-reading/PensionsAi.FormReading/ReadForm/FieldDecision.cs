using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>
/// What comes of a field. The suggestion is the most probable number that keeps the rules. Unless a form says otherwise, it is
/// accepted only when the plain reading, the likeliest digit at each position, is that same number: a number that had to be
/// corrected into a valid one may be one that the writer got wrong, and is for a person to see. And it must be likely without the
/// rules' help: of two digits that look alike, the rules prefer the one that makes the number valid, whatever was written.
/// </summary>
/// <param name="Suggestion">The best reading; null when nothing can be read.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="IsAccepted">Whether the suggestion may be used without a person having looked.</param>
/// <param name="Checks">The rules that the plain reading keeps.</param>
/// <param name="Alternatives">The next best readings.</param>
/// <param name="PlainConfidence">Confidence of the suggestion without the help of its rules, 0 to 1; 0 when it is not the plain reading.</param>
internal sealed record FieldDecision(
    string? Suggestion,
    double Confidence,
    bool IsAccepted,
    IReadOnlyList<string> Checks,
    IReadOnlyList<AlternativeReading> Alternatives,
    double PlainConfidence)
{
    /// <summary>Decides.</summary>
    /// <param name="rules">What the field is to be.</param>
    /// <param name="rows">Ways of reading the row, the likeliest plain one first.</param>
    /// <param name="today">The day of reading.</param>
    /// <param name="thresholds">From when on is accepted.</param>
    public static FieldDecision Make(WrittenRules rules, IReadOnlyList<DigitRow> rows, DateOnly today, AcceptanceThresholds thresholds)
    {
        if (rows.Count == 0)
            return new FieldDecision(null, 0, false, [], [], 0);

        var plainText = DigitsDecoder.Text(rows[0].PlainDigits);
        var (checks, isValid) = rules.Check(plainText, today);
        var readings = Decode(rules, rows, today);

        // Nothing of the right length: the plain reading is still the best help for the person who looks.
        if (readings.Count == 0)
            return new FieldDecision(plainText, 0, false, checks, [], 0);

        var best = readings[0];
        var plainConfidence = isValid && best.Digits == plainText ? ConfidenceOf(rows, plainText) : 0;
        return new FieldDecision(
            Written(rules, best, today),
            best.Confidence,
            best.Confidence >= thresholds.Written(rules.Type) && MayAccept(rules, best, plainConfidence, today, thresholds),
            checks,
            [.. readings.Skip(1).Select(reading => new AlternativeReading(Written(rules, reading, today), reading.Confidence))],
            plainConfidence);
    }

    private static bool MayAccept(WrittenRules rules, ScoredNumber best, double plainConfidence, DateOnly today, AcceptanceThresholds thresholds) => thresholds.Accept switch
    {
        AcceptanceRule.PlainReading => plainConfidence > 0 && plainConfidence >= thresholds.Plain,
        // What is decoded keeps the rules of its kind, and the form may have more of its own.
        AcceptanceRule.ConstrainedReading => rules.Check(best.Digits, today).IsValid,
        _ => false,
    };

    private static IReadOnlyList<ScoredNumber> Decode(WrittenRules rules, IReadOnlyList<DigitRow> rows, DateOnly today) => rules.Type switch
    {
        FieldType.Personnummer => PersonnummerDecoder.Decode(rows, rules.LastDay(today)),
        FieldType.Date => DateDecoder.Decode(rows, rules.Length!.Value, rules.FirstDay, rules.LastDay(today)),
        _ => DigitsDecoder.Decode(rows, rules.Length),
    };

    private static double ConfidenceOf(IReadOnlyList<DigitRow> rows, string plain) =>
        DigitsDecoder.Decode(rows, length: null).FirstOrDefault(reading => reading.Digits == plain)?.Confidence ?? 0;

    private static string Written(WrittenRules rules, ScoredNumber number, DateOnly today) => rules.Type switch
    {
        FieldType.Personnummer => rules.WithSign(Personnummer.Format(number.Digits, number.Separator ?? '-'), today),
        FieldType.Date => WrittenDate.Format(number.Digits),
        _ => number.Digits,
    };
}
