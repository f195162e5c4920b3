namespace PensionsAi.FormReading.Contracts;

/// <summary>Another possible reading of a field.</summary>
/// <param name="Value">The reading.</param>
/// <param name="Confidence">Its probability, 0 to 1, on the same scale as the field's.</param>
public sealed record AlternativeReading(string Value, double Confidence);
