using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Tests.Domain;

/// <summary>Scores made by hand.</summary>
internal static class Scores
{
    /// <summary>A digit that is certain to the given probability, the rest spread over the others.</summary>
    public static DigitScores Sure(int digit, double probability = 0.99) => Of((digit, probability));

    /// <summary>The given probabilities, the rest spread over the other digits.</summary>
    public static DigitScores Of(params (int Digit, double Probability)[] given)
    {
        var rest = Math.Max(1e-9, (1 - given.Sum(one => one.Probability)) / (10 - given.Length));
        var logs = Enumerable.Repeat((float)Math.Log(rest), 10).ToArray();
        foreach (var (digit, probability) in given)
            logs[digit] = (float)Math.Log(probability);
        return new DigitScores(logs);
    }

    /// <summary>A row that says the digits.</summary>
    public static DigitRow Row(string digits, double probability = 0.99, double logShape = 0, char? separator = null) =>
        new([.. digits.Select(character => Sure(character - '0', probability))], logShape, separator);

    /// <summary>The row with another score at a position.</summary>
    public static DigitRow With(this DigitRow row, int position, DigitScores scores)
    {
        var digits = row.Digits.ToArray();
        digits[position] = scores;
        return row with { Digits = digits };
    }
}
