namespace PensionsAi.Classification.Contracts;

/// <summary>A set of labels that texts are sorted into.</summary>
/// <param name="Id">Kebab-case.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Revision">Counts the changes of this definition from 1; a shipped taxonomy's is always 1.</param>
public sealed record TaxonomyDefinition(string Id, string Name, string Description, IReadOnlyList<LabelDefinition> Labels, int Revision);
