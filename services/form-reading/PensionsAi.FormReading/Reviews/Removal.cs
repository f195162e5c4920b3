namespace PensionsAi.FormReading.Reviews;

/// <summary>The record that a review or an example was removed at its expiry (gallring). Holds no content.</summary>
internal sealed class Removal
{
    public required Guid Id { get; init; }

    /// <summary><c>reviews</c> or <c>examples</c>.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset RemovedAt { get; init; }
}
