using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace PensionsAi.ServiceDefaults.Identity;

/// <summary>Reads and demands the caller's identity in a service.</summary>
public static class CallerExtensions
{
    /// <summary>The caller that the internal token names.</summary>
    /// <exception cref="InvalidOperationException">The endpoint was reached without an internal token, which the pipeline does not allow.</exception>
    public static CallerIdentity Caller(this ClaimsPrincipal principal) => new(
        principal.Identity?.Name ?? throw new InvalidOperationException("The call carries no internal token."),
        [.. principal.FindAll(InternalToken.ScopeClaim).Select(claim => claim.Value)],
        principal.FindFirstValue(InternalToken.CaseClaim),
        [.. principal.FindAll(InternalToken.CallbackHostClaim).Select(claim => claim.Value)]);

    /// <summary>
    /// Answers 403 unless the caller has the scope. The gateway checks the same by its route table; here it stands beside
    /// the code that it protects, and in the public API description.
    /// </summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .RequireAuthorization(new AuthorizationPolicyBuilder(InternalToken.SchemeName)
                .RequireAuthenticatedUser()
                .RequireClaim(InternalToken.ScopeClaim, scope)
                .Build())
            .WithMetadata(new RequiredScope(scope));
}
