using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Teach;

/// <summary>A text that a taxonomy is taught with. It was masked before it came here.</summary>
internal sealed class StoredExample
{
    public required Guid Id { get; init; }

    public required string Taxonomy { get; init; }

    /// <summary>The masked text, sealed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>What two texts that say the same have in common; no taxonomy has it twice.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>Codes with bars between them, the main one first; null while there are none.</summary>
    public required string? Labels { get; set; }

    public required ExampleSource Source { get; set; }

    public required string AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public string? LabelledBy { get; set; }

    public DateTimeOffset? LabelledAt { get; set; }
}
