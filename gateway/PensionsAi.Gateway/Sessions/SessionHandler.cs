using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Keys;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Gateway.Sessions;

/// <summary>Recognises persons in a browser by the cookie that signing in gave them. Pages alone ask for it; the API does not know it.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionTickets tickets,
    ApiKeyLookup keys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "gateway:session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (tickets.Open(Request.Cookies[SessionCookie.Name]) is not { } id || await keys.FindAsync(id, Context.RequestAborted) is not { } key)
            return AuthenticateResult.NoResult();
        if (!HttpMethods.IsGet(Request.Method) && !SameOrigin.Holds(Request))
            return AuthenticateResult.Fail("The form was sent from elsewhere.");

        Context.Features.GetRequiredFeature<CallRecord>().Caller = key.Name;
        return AuthenticateResult.Success(new AuthenticationTicket(
            CallerClaims.ToPrincipal(SchemeName, key.Name, key.Scopes, key.CallbackHosts), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = Request.PathBase + PageRoot.Of(Request.Path)!.SignIn;
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemResult.WriteAsync(Context, GatewayProblems.MissingScope);
}
