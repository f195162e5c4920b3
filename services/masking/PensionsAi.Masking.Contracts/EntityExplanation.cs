namespace PensionsAi.Masking.Contracts;

/// <summary>Why something was masked, beside its recognizer and score.</summary>
/// <param name="Pattern">The shape that was recognised: 0 for a digit, A and a for letters; its first 64 characters.</param>
/// <param name="Checksum">Whether the check digits are right, <c>valid</c> or <c>invalid</c>; null for what has none.</param>
/// <param name="ContextWords">Words beside it that told what it is.</param>
public sealed record EntityExplanation(string Pattern, string? Checksum, IReadOnlyList<string> ContextWords);
