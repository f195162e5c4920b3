namespace PensionsAi.FormReading.Domain;

/// <summary>What the network thinks of one picture: whether it is a digit at all, and which one if it is. Logarithms are natural ones.</summary>
internal sealed class DigitScores
{
    private readonly double[] _logProbabilities;
    private readonly double[] _probabilities;

    /// <summary>Takes ten log-probabilities, of the digits 0 to 9. What is missing to 1 is that of its being no digit.</summary>
    public DigitScores(ReadOnlySpan<float> logProbabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(logProbabilities.Length, 10);
        var largest = double.NegativeInfinity;
        foreach (var value in logProbabilities)
            largest = Math.Max(largest, value);
        var sum = 0.0;
        foreach (var value in logProbabilities)
            sum += Math.Exp(value - largest);
        LogIsDigit = Math.Min(0, largest + Math.Log(sum));

        _logProbabilities = new double[10];
        for (var digit = 0; digit < 10; digit++)
            _logProbabilities[digit] = logProbabilities[digit] - LogIsDigit;
        _probabilities = Array.ConvertAll(_logProbabilities, Math.Exp);
        Best = (byte)Array.IndexOf(_logProbabilities, _logProbabilities.Max());
    }

    /// <summary>What is thought of several pictures of one digit: the mean of the log-probabilities.</summary>
    public static DigitScores Mean(DigitScores[] pictures)
    {
        var mean = new float[10];
        for (var digit = 0; digit < mean.Length; digit++)
            mean[digit] = (float)pictures.Average(picture => picture[digit] + picture.LogIsDigit);
        return new DigitScores(mean);
    }

    /// <summary>Log-probability that the picture is a digit.</summary>
    public double LogIsDigit { get; }

    /// <summary>The likeliest digit.</summary>
    public byte Best { get; }

    /// <summary>Log-probability of a digit, given that the picture is one.</summary>
    public double this[int digit] => _logProbabilities[digit];

    /// <summary>Probability of a digit, 0 to 1, given that the picture is one.</summary>
    public double Probability(int digit) => _probabilities[digit];
}
