using System.Security.Claims;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Authentication;

/// <summary>How a caller is written into a principal, whatever it proved its identity with.</summary>
internal static class CallerClaims
{
    public const string Scope = "scope";

    private const string CallbackHost = "callback_host";

    public static ClaimsPrincipal ToPrincipal(string scheme, string name, IEnumerable<string> scopes, IEnumerable<string> callbackHosts) =>
        new(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.Name, name),
                .. scopes.Select(scope => new Claim(Scope, scope)),
                .. callbackHosts.Select(host => new Claim(CallbackHost, host)),
            ],
            scheme));

    /// <summary>The caller with the case that this call belongs to.</summary>
    public static CallerIdentity ToCaller(this ClaimsPrincipal principal, string? caseReference) => new(
        principal.Identity!.Name!,
        [.. principal.FindAll(Scope).Select(claim => claim.Value)],
        caseReference,
        [.. principal.FindAll(CallbackHost).Select(claim => claim.Value)]);
}
