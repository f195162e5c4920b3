namespace PensionsAi.FormReading.Domain;

/// <summary>What the network thinks of one picture of a digit.</summary>
internal sealed class DigitScores
{
    private readonly double[] _logProbabilities;
    private readonly double[] _probabilities;

    /// <summary>Takes ten log-probabilities, of the digits 0 to 9.</summary>
    public DigitScores(ReadOnlySpan<float> logProbabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(logProbabilities.Length, 10);
        _logProbabilities = new double[10];
        for (var digit = 0; digit < 10; digit++)
            _logProbabilities[digit] = logProbabilities[digit];
        _probabilities = Array.ConvertAll(_logProbabilities, Math.Exp);
        Best = (byte)Array.IndexOf(_logProbabilities, _logProbabilities.Max());
    }

    /// <summary>The likeliest digit.</summary>
    public byte Best { get; }

    /// <summary>Log-probability of a digit.</summary>
    public double this[int digit] => _logProbabilities[digit];

    /// <summary>Probability of a digit, 0 to 1.</summary>
    public double Probability(int digit) => _probabilities[digit];
}
