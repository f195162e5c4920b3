namespace PensionsAi.Classification.Contracts;

/// <summary>A set of labels that texts are sorted into.</summary>
/// <param name="Id">Kebab-case.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Labels">The labels.</param>
public sealed record TaxonomyDefinition(string Id, string Name, string Description, IReadOnlyList<LabelDefinition> Labels);
