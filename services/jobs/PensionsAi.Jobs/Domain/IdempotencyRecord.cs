namespace PensionsAi.Jobs.Domain;

/// <summary>Which job a caller's <c>Idempotency-Key</c> stands for.</summary>
internal sealed class IdempotencyRecord
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public required string Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of path, query, media type and body.</summary>
    public required byte[] Fingerprint { get; init; }

    public required Guid JobId { get; init; }

    /// <summary>Whether the first call was answered with 202; a repetition is then too.</summary>
    public required bool IsAsync { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
