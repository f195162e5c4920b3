namespace PensionsAi.Gateway.Keys;

/// <summary>A caller's key as it is stored: everything but the key itself.</summary>
internal sealed class ApiKey
{
    public required Guid Id { get; init; }

    /// <summary>Name of the caller; at most one key of a name is not revoked.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Hosts that a <c>callbackUrl</c> of this caller may name, with <c>:port</c> where it is not the standard one.</summary>
    public required IReadOnlyList<string> CallbackHosts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}
