namespace PensionsAi.Classification.Domain;

/// <summary>A set of labels that texts are sorted into.</summary>
/// <param name="Id">Its identity, in kebab-case.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Labels">The labels, in the order in which they are listed.</param>
internal sealed record Taxonomy(string Id, string Name, string Description, IReadOnlyList<Label> Labels)
{
    /// <summary>Counts the changes of the definition, from 1.</summary>
    public int Revision { get; init; } = 1;
}
