namespace PensionsAi.Classification.Model;

/// <summary>
/// From margins to scores that mean what they say: of the answers scored 0.8, four in five are right. The log-odds of a
/// softmax whose temperature is fitted (Guo et al. 2017, On Calibration of Modern Neural Networks) say how a label stands
/// against the others, the margin says how it stands on its own, and a logistic curve over both (Platt 1999) gives the
/// score: a text may carry several labels, and a softmax shares 1 among them. The order of a text's labels stays.
/// </summary>
/// <param name="Scale">Factor on the margins under the softmax, above 0: one over the temperature.</param>
/// <param name="Slope">Slope of the curve over the softmax's log-odds, 0 or more; 1 with the rest 0 leaves the softmax as it is.</param>
/// <param name="MarginSlope">Slope of the curve over the margin itself, 0 or more.</param>
/// <param name="Intercept">Intercept of the curve.</param>
internal sealed record Calibration(double Scale, double Slope, double MarginSlope, double Intercept)
{
    // Log-odds beyond ±30 are 0 or 1 to thirteen decimals.
    private const double LargestLogOdds = 30;

    /// <summary>The softmax of the margins as they are.</summary>
    public static Calibration None { get; } = new(1, 1, 0, 0);

    /// <summary>Turns margins into scores, 0 to 1.</summary>
    public void Apply(ReadOnlySpan<float> margins, Span<double> scores)
    {
        LogOdds(margins, Scale, scores);
        for (var i = 0; i < margins.Length; i++)
            scores[i] = Logistic((Slope * scores[i]) + (MarginSlope * margins[i]) + Intercept);
    }

    /// <summary>The log-odds of each class under a softmax.</summary>
    public static void LogOdds(ReadOnlySpan<float> margins, double scale, Span<double> logOdds)
    {
        var largest = float.MinValue;
        foreach (var margin in margins)
            largest = Math.Max(largest, margin);
        double sum = 0;
        for (var i = 0; i < margins.Length; i++)
            sum += logOdds[i] = Math.Exp(scale * (margins[i] - largest));

        foreach (ref var value in logOdds[..margins.Length])
            value = Math.Clamp(Math.Log(value / Math.Max(sum - value, double.Epsilon)), -LargestLogOdds, LargestLogOdds);
    }

    /// <summary>The logistic function.</summary>
    public static double Logistic(double value) => 1 / (1 + Math.Exp(-value));
}
