using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Keys;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Gateway.Authentication;

/// <summary>Recognises callers by <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyLookup keys,
    FailedAttempts failures) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "gateway:api-key";

    public const string HeaderName = "X-Api-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var presented = Request.Headers[HeaderName];
        if (presented.Count == 0)
            return AuthenticateResult.NoResult();

        var address = Context.Connection.RemoteIpAddress;
        var key = presented.Count == 1 ? await keys.FindAsync(presented.ToString(), Context.RequestAborted) : null;
        if (key is null || (!failures.IsProven(address, key.Id) && failures.IsExhausted(address)))
            return AuthenticateResult.Fail("The key is not one in use.");

        failures.Prove(address, key.Id);
        Context.Features.GetRequiredFeature<CallRecord>().Caller = key.Name;
        return AuthenticateResult.Success(new AuthenticationTicket(
            CallerClaims.ToPrincipal(SchemeName, key.Name, key.Scopes, key.CallbackHosts), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!failures.TryFail(Context.Connection.RemoteIpAddress))
            return ProblemResult.WriteAsync(Context, GatewayProblems.TooManyFailures(failures.Interval));

        Response.Headers.WWWAuthenticate = $"ApiKey realm=\"pensionsai\", header=\"{HeaderName}\"";
        return ProblemResult.WriteAsync(Context, GatewayProblems.Unauthenticated);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemResult.WriteAsync(Context, GatewayProblems.MissingScope);
}
