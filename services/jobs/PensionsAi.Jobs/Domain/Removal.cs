namespace PensionsAi.Jobs.Domain;

/// <summary>The record that a job's data was removed at its expiry (gallring). Holds no content.</summary>
internal sealed class Removal
{
    public required Guid JobId { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public required DateTimeOffset RemovedAt { get; init; }
}
