namespace PensionsAi.Classification.Contracts;

/// <summary>A text that a taxonomy is taught with.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Text">The text, masked.</param>
/// <param name="Labels">Codes, the main one first; empty while nobody has labelled it.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="AddedAt">When it was first kept.</param>
/// <param name="LabelledAt">When it last got labels; null while it has none.</param>
public sealed record TaxonomyExample(
    Guid Id, string Text, IReadOnlyList<string> Labels, ExampleSource Source, DateTimeOffset AddedAt, DateTimeOffset? LabelledAt);
