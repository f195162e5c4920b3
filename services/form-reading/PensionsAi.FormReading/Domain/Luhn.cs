namespace PensionsAi.FormReading.Domain;

/// <summary>The check digit of personnummer: ISO/IEC 7812-1, weights 2, 1, 2, … over ten digits.</summary>
internal static class Luhn
{
    /// <summary>What a digit adds to the sum at a position.</summary>
    /// <param name="digit">0 to 9.</param>
    /// <param name="position">0 for the first of the ten digits.</param>
    public static int Addend(int digit, int position)
    {
        if (position % 2 != 0)
            return digit;
        var doubled = digit * 2;
        return doubled > 9 ? doubled - 9 : doubled;
    }

    /// <summary>Whether the check digit of ten digits is right.</summary>
    public static bool IsValid(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += Addend(digits[i], i);
        return digits.Length == 10 && sum % 10 == 0;
    }
}
