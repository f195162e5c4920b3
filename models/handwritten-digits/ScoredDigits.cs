using PensionsAi.FormReading.Domain;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>Real digits of one source, each as the network scores it.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Labels">Which digit each is.</param>
/// <param name="Scores">What the network thinks of each.</param>
internal sealed record ScoredDigits(string Source, IReadOnlyList<byte> Labels, IReadOnlyList<DigitScores> Scores)
{
    private readonly IReadOnlyList<int>[] _byLabel =
        [.. Enumerable.Range(0, 10).Select(digit => (IReadOnlyList<int>)[.. Enumerable.Range(0, Labels.Count).Where(index => Labels[index] == digit)])];

    /// <summary>Share whose likeliest digit is the right one, 0 to 1.</summary>
    public double Accuracy => Labels.Zip(Scores).Average(pair => pair.Second.Best == pair.First ? 1.0 : 0.0);

    /// <summary>One of the pictures of a digit.</summary>
    public DigitScores Pick(int digit, Random random) => Scores[_byLabel[digit][random.Next(_byLabel[digit].Count)]];
}
