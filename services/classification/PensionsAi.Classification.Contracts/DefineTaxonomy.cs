namespace PensionsAi.Classification.Contracts;

/// <summary>Defines a taxonomy: the body of <c>PUT /v1/taxonomies/{id}</c>. What <c>GET</c> answers can be sent back.</summary>
/// <param name="Name">What people call it, 1 to 200 characters.</param>
/// <param name="Labels">2 to 200 labels.</param>
public sealed record DefineTaxonomy(string Name, IReadOnlyList<DefineLabel> Labels)
{
    /// <summary>The id in the path, once more; may be left out.</summary>
    public string? Id { get; init; }

    /// <summary>What it is for, at most 2,000 characters. Default empty.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>
    /// The revision that this change was made from: when another was made since, the call is refused with 409. Null (default)
    /// writes over whatever is there.
    /// </summary>
    public int? Revision { get; init; }
}
