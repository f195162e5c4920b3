namespace PensionsAi.Classification.Versions;

/// <summary>A trained version of a taxonomy's model. It never changes.</summary>
internal sealed class StoredVersion
{
    public required string Taxonomy { get; init; }

    /// <summary>Counts a taxonomy's trainings from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The job that trained it: a job that is done twice makes one version.</summary>
    public required Guid JobId { get; init; }

    /// <summary>The model's file, sealed: its terms are words of the texts.</summary>
    public required byte[] Model { get; init; }

    /// <summary>Of the file as it was before it was sealed, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The training's report as JSON. It holds no text of a person.</summary>
    public required string Report { get; init; }

    public required string TrainedBy { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }
}
