namespace PensionsAi.Classification.Taxonomies;

/// <summary>A taxonomy that somebody defined.</summary>
internal sealed class StoredTaxonomy
{
    public required string Id { get; init; }

    /// <summary>Counts the changes, from 1. Of two changes made at the same moment one finds it moved on and gives way.</summary>
    public required int Revision { get; set; }

    /// <summary>The definition as JSON. It holds no text of a person.</summary>
    public required string Definition { get; set; }

    public required string ChangedBy { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}
