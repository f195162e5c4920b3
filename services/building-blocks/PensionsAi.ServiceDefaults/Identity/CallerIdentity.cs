namespace PensionsAi.ServiceDefaults.Identity;

/// <summary>Who made a call, as the gateway established it.</summary>
/// <param name="Name">The name of the key or client; at most 64 characters of <c>[a-z0-9-]</c>.</param>
/// <param name="Scopes">What the caller may do.</param>
/// <param name="CaseReference">The case that the call belongs to, when the caller named one; at most 64 characters.</param>
/// <param name="CallbackHosts">Hosts that a <c>callbackUrl</c> of this caller may name, with <c>:port</c> where it is not the standard one.</param>
public sealed record CallerIdentity(
    string Name,
    IReadOnlyList<string> Scopes,
    string? CaseReference = null,
    IReadOnlyList<string>? CallbackHosts = null);
