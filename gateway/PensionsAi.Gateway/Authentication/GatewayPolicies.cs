using Microsoft.AspNetCore.Authorization;
using PensionsAi.Gateway.Sessions;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Authentication;

/// <summary>
/// Who may call what. The names are those in <c>routes.json</c>. Several modules may share one host, so schemes and policies
/// carry the gateway's name and none is a default.
/// </summary>
internal static class GatewayPolicies
{
    /// <summary>Any caller with a valid identity.</summary>
    public const string AnyCaller = "gateway:any-caller";

    private const string ScopePrefix = "gateway:scope:";

    /// <summary>Every policy that a route may name.</summary>
    public static IReadOnlyList<string> All { get; } = [AnyCaller, .. PageRoot.All.Select(root => root.Policy), .. Scopes.All.Select(Scope)];

    /// <summary>A caller with the scope.</summary>
    public static string Scope(string scope) => ScopePrefix + scope;

    public static void AddGatewayPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        authorization.AddPolicy(AnyCaller, policy => FromGateway(policy));
        foreach (var root in PageRoot.All)
        {
            authorization.AddPolicy(root.Policy, policy => policy
                .AddAuthenticationSchemes(SessionHandler.SchemeName).RequireAuthenticatedUser().RequireClaim(CallerClaims.Scope, root.Scope));
        }

        foreach (var scope in Scopes.All)
            authorization.AddPolicy(Scope(scope), policy => FromGateway(policy).RequireClaim(CallerClaims.Scope, scope));
    }

    private static AuthorizationPolicyBuilder FromGateway(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(ApiKeyHandler.SchemeName).RequireAuthenticatedUser();
}
