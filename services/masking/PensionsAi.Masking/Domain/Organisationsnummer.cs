namespace PensionsAi.Masking.Domain;

/// <summary>
/// A Swedish organisation number: ten digits with a check digit, sometimes written with the prefix 16. The third digit is at
/// least 2, so that it is never a personnummer (Lag 1974:174 om identitetsbeteckning för juridiska personer m.fl.).
/// </summary>
internal static class Organisationsnummer
{
    /// <summary>Whether the digits have the form of an organisation number; the check digit is not looked at.</summary>
    /// <param name="digits">Ten ASCII digits, or twelve that begin with 16.</param>
    public static bool HasForm(ReadOnlySpan<char> digits) =>
        digits.Length switch
        {
            10 => digits[0] is not '0' and not '4' && digits[2] >= '2',
            12 => digits.StartsWith("16", StringComparison.Ordinal) && HasForm(digits[2..]),
            _ => false,
        };

    /// <summary>Whether the digits are an organisation number with the right check digit.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) => HasForm(digits) && Luhn.IsValid(digits[^10..]);
}
