namespace PensionsAi.Masking.Contracts;

/// <summary>Restored texts.</summary>
/// <param name="Texts">One for each text asked for, in the same order.</param>
public sealed record UnmaskingResult(IReadOnlyList<UnmaskedText> Texts);
