namespace PensionsAi.ServiceDefaults.Health;

/// <summary>The answer of the health endpoints.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Checks">The same by check.</param>
public sealed record HealthState(string Status, IReadOnlyDictionary<string, string> Checks);
