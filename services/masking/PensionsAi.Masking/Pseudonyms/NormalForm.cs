using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Pseudonyms;

/// <summary>The form in which two spellings of one value are equal.</summary>
internal static class NormalForm
{
    /// <summary>Fewest digits of a Swedish number with its country code; a local one, without its area code, may begin with 46 too.</summary>
    private const int FewestWithCountryCode = 9;

    /// <summary>
    /// Letters in small, without spaces and punctuation; a personnummer's last ten digits, for the century is often left out; a
    /// telephone number without the country code of Sweden.
    /// </summary>
    public static string Of(PiiEntityType type, ReadOnlySpan<char> original)
    {
        var normal = Letters(original);
        return type switch
        {
            PiiEntityType.Personnummer when normal.Length == 12 && IsDigits(normal) => normal[2..],
            PiiEntityType.Phone when normal.StartsWith("0046", StringComparison.Ordinal) => "0" + normal[4..].TrimStart('0'),
            PiiEntityType.Phone when normal.StartsWith("46", StringComparison.Ordinal) && normal.Length >= FewestWithCountryCode => "0" + normal[2..].TrimStart('0'),
            _ => normal,
        };
    }

    /// <summary>The digits of a value.</summary>
    public static string Digits(ReadOnlySpan<char> original)
    {
        var digits = new char[original.Length];
        var length = 0;
        foreach (var character in original)
        {
            if (char.IsAsciiDigit(character))
                digits[length++] = character;
        }

        return new string(digits, 0, length);
    }

    private static string Letters(ReadOnlySpan<char> value)
    {
        var normal = new char[value.Length];
        var length = 0;
        foreach (var character in value)
        {
            if (!char.IsPunctuation(character) && !char.IsWhiteSpace(character) && !char.IsControl(character) && character != '+')
                normal[length++] = char.ToLowerInvariant(character);
        }

        return length > 0 ? new string(normal, 0, length) : value.ToString();
    }

    private static bool IsDigits(string value) => value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
