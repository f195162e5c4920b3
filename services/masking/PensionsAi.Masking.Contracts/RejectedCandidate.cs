namespace PensionsAi.Masking.Contracts;

/// <summary>What looked personal and was left as it is.</summary>
/// <param name="Type">The entity type that it was a candidate for.</param>
/// <param name="Start">Where it begins in the original text.</param>
/// <param name="End">Where it ends in the original text.</param>
/// <param name="Recognizer">What looked at it.</param>
/// <param name="Score">Its confidence, 0 to 1; 0 when it did not come so far.</param>
/// <param name="Checksum">Whether its check digits are right, <c>valid</c> or <c>invalid</c>; null for what has none.</param>
/// <param name="Reason">
/// <c>no-context-word</c>, <c>below-threshold</c>, <c>allowed</c>, <c>overlapped</c>, <c>company</c> (a firm or thing that is called after
/// a person) or <c>other-word</c> (the model of names takes it for another word here).
/// </param>
public sealed record RejectedCandidate(string Type, int Start, int End, string Recognizer, double Score, string? Checksum, string Reason);
