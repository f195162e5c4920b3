namespace PensionsAi.Classification.Model;

/// <summary>
/// From margins to scores that mean what they say: of the answers scored 0.8, four in five are right. A softmax whose
/// temperature is fitted (Guo et al. 2017, On Calibration of Modern Neural Networks), then a logistic curve over its
/// log-odds (Platt 1999), because a text may carry two labels and a softmax shares 1 among them. Neither changes the order.
/// </summary>
/// <param name="Scale">Factor on the margins, above 0: one over the temperature.</param>
/// <param name="Slope">Slope of the curve, above 0; 1 leaves the softmax as it is.</param>
/// <param name="Intercept">Intercept of the curve; 0 leaves the softmax as it is.</param>
internal sealed record Calibration(double Scale, double Slope, double Intercept)
{
    // Log-odds beyond ±30 are 0 or 1 to thirteen decimals.
    private const double LargestLogOdds = 30;

    /// <summary>Margins as they are.</summary>
    public static Calibration None { get; } = new(1, 1, 0);

    /// <summary>Turns margins into scores, 0 to 1.</summary>
    public void Apply(ReadOnlySpan<float> margins, Span<double> scores)
    {
        LogOdds(margins, Scale, scores);
        foreach (ref var score in scores)
            score = Logistic((Slope * score) + Intercept);
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

        foreach (ref var value in logOdds)
            value = Math.Clamp(Math.Log(value / Math.Max(sum - value, double.Epsilon)), -LargestLogOdds, LargestLogOdds);
    }

    /// <summary>The logistic function.</summary>
    public static double Logistic(double value) => 1 / (1 + Math.Exp(-value));
}
