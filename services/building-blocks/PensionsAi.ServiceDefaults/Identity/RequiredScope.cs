namespace PensionsAi.ServiceDefaults.Identity;

/// <summary>Endpoint metadata: the scope that a caller must have.</summary>
/// <param name="Scope">One of <see cref="Scopes"/>.</param>
public sealed record RequiredScope(string Scope);
