using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Templates;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>
/// What comes of a field. The suggestion is the most probable number that keeps the rules. It is accepted only when the plain
/// reading, the likeliest digit at each position, is that same number: a number that had to be corrected into a valid one
/// may be one that the writer got wrong, and is for a person to see. And it must be likely without the rules' help: of two digits
/// that look alike, the rules prefer the one that makes the number valid, whatever was written.
/// </summary>
/// <param name="Suggestion">The best reading; null when nothing can be read.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="IsAccepted">Whether the suggestion may be used without a person having looked.</param>
/// <param name="Checks">The rules that the plain reading keeps.</param>
/// <param name="Alternatives">The next best readings.</param>
internal sealed record FieldDecision(
    string? Suggestion,
    double Confidence,
    bool IsAccepted,
    IReadOnlyList<string> Checks,
    IReadOnlyList<AlternativeReading> Alternatives)
{
    private const string LengthValid = "length-valid";
    private const string DateValid = "date-valid";
    private const string ChecksumValid = "checksum-valid";

    /// <summary>Decides.</summary>
    /// <param name="template">The field's rules.</param>
    /// <param name="rows">Ways of reading the row, the likeliest plain one first.</param>
    /// <param name="today">The last day on which anybody may have been born.</param>
    /// <param name="options">From when on is accepted.</param>
    public static FieldDecision Make(FieldTemplate template, IReadOnlyList<DigitRow> rows, DateOnly today, FormReadingOptions options)
    {
        if (rows.Count == 0)
            return new FieldDecision(null, 0, false, [], []);

        var plain = rows[0].PlainDigits;
        var plainText = DigitsDecoder.Text(plain);
        var (checks, isValid, readings) = template.Type == FieldType.Personnummer
            ? (PersonnummerChecks(plain, today), Personnummer.IsValid(plain, today), PersonnummerDecoder.Decode(rows, today))
            : (LengthChecks(plain, template.Length), template.Length is null || plain.Length == template.Length, DigitsDecoder.Decode(rows, template.Length));

        // Nothing of the right length: the plain reading is still the best help for the person who looks.
        if (readings.Count == 0)
            return new FieldDecision(plainText, 0, false, checks, []);

        var best = readings[0];
        var isPlain = isValid && best.Digits == plainText;
        return new FieldDecision(
            Written(template, best),
            best.Confidence,
            isPlain && best.Confidence >= options.AcceptanceThreshold && PlainConfidence(rows, plainText) >= options.PlainThreshold,
            checks,
            [.. readings.Skip(1).Select(reading => new AlternativeReading(Written(template, reading), reading.Confidence))]);
    }

    private static double PlainConfidence(IReadOnlyList<DigitRow> rows, string plain) =>
        DigitsDecoder.Decode(rows, length: null).FirstOrDefault(reading => reading.Digits == plain)?.Confidence ?? 0;

    private static string Written(FieldTemplate template, ScoredNumber number) =>
        template.Type == FieldType.Personnummer ? Personnummer.Format(number.Digits, number.Separator ?? '-') : number.Digits;

    private static List<string> PersonnummerChecks(byte[] plain, DateOnly today)
    {
        var checks = new List<string>(2);
        if (Personnummer.HasValidDate(plain, today))
            checks.Add(DateValid);
        if (Personnummer.HasValidCheckDigit(plain))
            checks.Add(ChecksumValid);
        return checks;
    }

    private static List<string> LengthChecks(byte[] plain, int? length) => plain.Length == length ? [LengthValid] : [];
}
