using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.ServiceDefaults.Identity;

/// <summary>
/// The token by which a service knows that a call came through the gateway, and for whom: a JWT signed with HMAC-SHA256
/// that lives for 60 seconds. Thread-safe.
/// </summary>
public sealed class InternalToken(PlatformKeys keys, TimeProvider time)
{
    /// <summary>The header that carries the token. The gateway removes what a caller sends under this name.</summary>
    public const string HeaderName = "X-Internal-Token";

    /// <summary>How long a token is accepted after it was issued.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    internal const string SchemeName = "service:internal-token";
    internal const string PolicyName = "service:any-caller";
    internal const string ScopeClaim = "scope";
    internal const string CaseClaim = "case";
    internal const string CallbackHostClaim = "callback_host";

    private const string Issuer = "pensionsai-gateway";
    private const string Audience = "pensionsai-services";

    private readonly SigningCredentials _credentials = new(SigningKey(keys), SecurityAlgorithms.HmacSha256);
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A signed token for the caller.</summary>
    public string Issue(CallerIdentity caller)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new List<Claim> { new(JwtRegisteredClaimNames.Sub, caller.Name) };
        claims.AddRange(caller.Scopes.Select(scope => new Claim(ScopeClaim, scope)));
        if (caller.CaseReference is not null)
            claims.Add(new Claim(CaseClaim, caller.CaseReference));
        claims.AddRange((caller.CallbackHosts ?? []).Select(host => new Claim(CallbackHostClaim, host)));
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Subject = new ClaimsIdentity(claims),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = _credentials,
        });
    }

    internal static TokenValidationParameters Validation(PlatformKeys keys) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        IssuerSigningKey = SigningKey(keys),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        // Gateway and services may run on different machines, whose clocks are never quite the same.
        ClockSkew = TimeSpan.FromSeconds(10),
        NameClaimType = JwtRegisteredClaimNames.Sub,
    };

    private static SymmetricSecurityKey SigningKey(PlatformKeys keys) => new(keys.Get("internal-token"));
}
