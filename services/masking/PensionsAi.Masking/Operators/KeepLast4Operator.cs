using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Pseudonyms;

namespace PensionsAi.Masking.Operators;

/// <summary>
/// A number's last four digits, with a star for each digit and letter before them: enough to compare with, as on a receipt. What
/// is no number, or is so short that four digits are most of it, gets a bar.
/// </summary>
internal sealed class KeepLast4Operator : IMaskingOperator
{
    private const int Kept = 4;
    private const int FewestDigits = 8;

    /// <inheritdoc/>
    public string Replace(PiiEntityType type, ReadOnlySpan<char> original, TagNumbers tags)
    {
        if (!IsNumber(type) || NormalForm.Digits(original).Length < FewestDigits)
            return RedactOperator.Bar;

        var masked = original.ToString().ToCharArray();
        var kept = 0;
        for (var index = masked.Length - 1; index >= 0; index--)
        {
            if (char.IsAsciiDigit(masked[index]) && kept < Kept)
                kept++;
            else if (char.IsLetterOrDigit(masked[index]))
                masked[index] = '*';
        }

        return new string(masked);
    }

    private static bool IsNumber(PiiEntityType type) => type
        is PiiEntityType.Personnummer or PiiEntityType.OrganisationNumber or PiiEntityType.BankAccount or PiiEntityType.Phone;
}
