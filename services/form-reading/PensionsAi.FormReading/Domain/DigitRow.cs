namespace PensionsAi.FormReading.Domain;

/// <summary>One way of cutting a row into digits.</summary>
/// <param name="Digits">The digits' scores, from left to right.</param>
/// <param name="LogShape">How well sizes and cuts fit, summed over the row: 0 or less.</param>
/// <param name="Separator">The sign before the last four digits; null when none was seen.</param>
internal sealed record DigitRow(IReadOnlyList<DigitScores> Digits, double LogShape, char? Separator)
{
    /// <summary>The likeliest digit at each position.</summary>
    public byte[] PlainDigits => [.. Digits.Select(scores => scores.Best)];

    /// <summary>Log-probability of the plain reading, with the shape's part.</summary>
    public double PlainScore => LogShape + Digits.Sum(scores => scores[scores.Best]);
}
