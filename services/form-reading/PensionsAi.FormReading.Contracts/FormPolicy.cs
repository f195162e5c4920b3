namespace PensionsAi.FormReading.Contracts;

/// <summary>When a form's values are accepted. Thresholds that are left out are the service's own.</summary>
/// <param name="Accept">Which readings may be accepted at all. Left out: <c>plain-reading</c>; <c>constrained-reading</c> needs an acceptance threshold.</param>
/// <param name="AcceptanceThreshold">Confidence from which written digits are accepted, 0 to 1.</param>
/// <param name="PlainThreshold">Confidence that written digits must reach without the help of date and check digit, 0 to 1.</param>
/// <param name="MarkThreshold">Confidence from which ticks and signatures are accepted, 0 to 1.</param>
/// <param name="NoCheckDigitThreshold">Confidence that dates, amounts and other digits must reach as well, 0 to 1: no check digit tells of a misreading.</param>
public sealed record FormPolicy(
    AcceptanceRule Accept = AcceptanceRule.PlainReading,
    double? AcceptanceThreshold = null,
    double? PlainThreshold = null,
    double? MarkThreshold = null,
    double? NoCheckDigitThreshold = null);
