namespace PensionsAi.Classification.Versions;

/// <summary>That a version became the one that classifies. The newest of a taxonomy holds.</summary>
internal sealed class Activation
{
    /// <summary>Counts activations.</summary>
    public long Id { get; init; }

    public required string Taxonomy { get; init; }

    /// <summary>The version's name: its number, or that of the model that the platform brings.</summary>
    public required string Version { get; init; }

    public required string ActivatedBy { get; init; }

    public required DateTimeOffset ActivatedAt { get; init; }

    /// <summary>Whether it was found worse than the one before, and a person wanted it all the same.</summary>
    public required bool IsInsisted { get; init; }
}
