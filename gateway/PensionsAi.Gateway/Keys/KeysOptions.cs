namespace PensionsAi.Gateway.Keys;

/// <summary>Configuration section <c>Gateway:Keys</c>.</summary>
public sealed record KeysOptions
{
    /// <summary>
    /// Whether a key with every scope is made at the first start and left in <c>{LocalFolder}/api-key</c>, readable by its
    /// owner alone. Default true; set it to false where keys are handed out by <c>keys add</c>.
    /// </summary>
    public bool DevelopmentKey { get; init; } = true;
}
