using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.Masking.MaskText;

/// <summary>Tells why something was masked and something else was not.</summary>
internal static class Explanations
{
    private const int LongestPattern = 64;
    private const int MostRejected = 1_000;

    /// <summary>The reasons behind a finding.</summary>
    public static EntityExplanation Of(PiiSpan span, string text, CandidateLog log) => new(
        Shape(text.AsSpan(span.Start, span.Length)),
        ChecksumOf(span, text),
        [.. log.ContextWords
            .Where(word => word.EntityType == span.EntityType && word.Start < span.End && span.Start < word.End)
            .Select(word => word.Word)
            .Distinct(StringComparer.OrdinalIgnoreCase)]);

    /// <summary>What was looked at and left, in order: of the types asked for, and nothing of it is within a finding of its own type.</summary>
    public static IEnumerable<CandidateLog.Rejection> Rejected(CandidateLog log, MaskingPlan plan, List<PiiSpan> findings) => log.Rejections
        .Where(rejection => plan.EntityTypes.Contains(rejection.Span.EntityType))
        .Where(rejection => !findings.Exists(finding => finding.EntityType == rejection.Span.EntityType && finding.Overlaps(rejection.Span)))
        .Distinct()
        .OrderBy(rejection => rejection.Span.Start)
        .Take(MostRejected);

    /// <summary>Whether the check digits are right; null for types that have none.</summary>
    public static string? ChecksumOf(PiiSpan span, string text)
    {
        var characters = new string([.. text[span.Start..span.End].Where(char.IsAsciiLetterOrDigit)]);
        var digits = new string([.. characters.Where(char.IsAsciiDigit)]);
        bool? isValid = span.EntityType switch
        {
            PiiEntityType.Personnummer when span.Recognizer == ForeignPersonalNumberRecognizer.Name => span.Score >= 1 ? true : null,
            PiiEntityType.Personnummer when digits.Length is 10 or 12 => Luhn.IsValid(digits.AsSpan()[^10..]),
            PiiEntityType.OrganisationNumber when digits.Length is 10 or 12 => Luhn.IsValid(digits.AsSpan()[^10..]),
            PiiEntityType.BankAccount when characters.Length > 4 && char.IsAsciiLetter(characters[0]) => Iban.HasValidCheckDigits(characters),
            PiiEntityType.BankAccount when digits.Length >= 7 => Luhn.IsValid(digits),
            _ => null,
        };
        return isValid is { } known ? known ? "valid" : "invalid" : null;
    }

    // "000000-0000", "Aaaa Aaaaa": what the pattern saw.
    private static string Shape(ReadOnlySpan<char> found)
    {
        var shape = found[..Math.Min(found.Length, LongestPattern)].ToString().ToCharArray();
        for (var index = 0; index < shape.Length; index++)
        {
            if (char.IsDigit(shape[index]))
                shape[index] = '0';
            else if (char.IsLetter(shape[index]))
                shape[index] = char.IsUpper(shape[index]) ? 'A' : 'a';
        }

        return new string(shape);
    }
}
