namespace PensionsAi.FormReading.Domain;

/// <summary>Reads digits that follow no rule but, perhaps, their number.</summary>
internal static class DigitsDecoder
{
    /// <summary>The likeliest readings, best first; empty when no row fits.</summary>
    /// <param name="rows">Ways of cutting the row.</param>
    /// <param name="length">How many digits there are; null when not known.</param>
    public static IReadOnlyList<ScoredNumber> Decode(IEnumerable<DigitRow> rows, int? length)
    {
        var readings = new List<(string, double, char?)>();
        var total = 0.0;
        foreach (var row in rows.Where(row => length is null || row.Digits.Count == length))
        {
            var shape = Math.Exp(row.LogShape);
            total += shape;
            var plain = row.PlainDigits;
            var probability = Math.Exp(row.PlainScore);
            readings.Add((Text(plain), probability, null));
            for (var position = 0; position < plain.Length; position++)
                readings.AddRange(Neighbours(row, plain, position, probability));
        }

        return readings.Count == 0 ? [] : Decoding.Rank(readings, total, Decoding.Kappa(validShare: 1));
    }

    /// <summary>Digits as text.</summary>
    public static string Text(ReadOnlySpan<byte> digits)
    {
        Span<char> text = stackalloc char[digits.Length];
        for (var i = 0; i < digits.Length; i++)
            text[i] = (char)('0' + digits[i]);
        return new string(text);
    }

    private static IEnumerable<(string, double, char?)> Neighbours(DigitRow row, byte[] plain, int position, double probability)
    {
        var scores = row.Digits[position];
        for (byte digit = 0; digit < 10; digit++)
        {
            if (digit == plain[position])
                continue;
            byte[] other = [.. plain];
            other[position] = digit;
            yield return (Text(other), probability * Math.Exp(scores[digit] - scores[plain[position]]), null);
        }
    }
}
