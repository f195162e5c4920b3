namespace PensionsAi.Masking.Contracts;

/// <summary>One masked text.</summary>
/// <param name="Id">The caller's name for it.</param>
/// <param name="Text">The text with every entity replaced; otherwise unchanged.</param>
/// <param name="Entities">What was replaced, in order, without overlaps.</param>
public sealed record MaskedText(string Id, string Text, IReadOnlyList<MaskedEntity> Entities);
