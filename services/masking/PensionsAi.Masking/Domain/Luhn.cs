namespace PensionsAi.Masking.Domain;

/// <summary>The modulus-10 check digit of ISO/IEC 7812-1, annex B.</summary>
internal static class Luhn
{
    /// <summary>Whether the last digit is the right check digit for those before it.</summary>
    /// <param name="digits">ASCII digits, at least two.</param>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[digits.Length - 1 - index] - '0';
            var weighted = index % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return digits.Length >= 2 && sum % 10 == 0;
    }
}
