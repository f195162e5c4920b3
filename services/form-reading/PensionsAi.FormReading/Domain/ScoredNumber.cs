namespace PensionsAi.FormReading.Domain;

/// <summary>A number and how probable it is.</summary>
/// <param name="Digits">Characters 0 to 9.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Separator">The sign that was seen before the last four digits; null when none.</param>
internal sealed record ScoredNumber(string Digits, double Confidence, char? Separator);
