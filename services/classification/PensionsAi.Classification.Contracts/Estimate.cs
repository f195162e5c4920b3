namespace PensionsAi.Classification.Contracts;

/// <summary>A share that was measured on a part, with its 95 % confidence interval. All 0 to 1, but for differences, which are −1 to 1.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record Estimate(double Value, double Low, double High);
