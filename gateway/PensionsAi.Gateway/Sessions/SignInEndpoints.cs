using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Keys;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Sessions;

/// <summary>Where a reviewer signs in with her key, and out. The key is sent once, in a form's body, and is not kept in the browser.</summary>
internal static class SignInEndpoints
{
    public const string Root = "/review";

    private const string SignIn = Root + "/sign-in";
    private const string SignOut = Root + "/sign-out";
    private const string KeyField = "key";
    private const int MaxBodyBytes = 4096;

    public static string PathIn(HttpRequest request) => request.PathBase + SignIn;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(string.Empty).AllowAnonymous().ExcludeFromDescription();
        pages.MapGet(SignIn, (HttpContext context) => SignInPage.Show(context, SignInPage.Nothing));
        pages.MapPost(SignIn, HandleAsync);
        pages.MapPost(SignOut, (HttpContext context) =>
        {
            if (SameOrigin.Holds(context.Request))
                context.Response.Cookies.Delete(SessionCookie.Name, SessionCookie.OptionsFor(context.Request));
            return SeeOther(context, PathIn(context.Request));
        });
    }

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        ApiKeyLookup keys,
        FailedAttempts failures,
        SessionTickets tickets,
        IOptions<SignInOptions> options,
        CancellationToken cancellationToken)
    {
        if (!SameOrigin.Holds(context.Request) || await ReadKeyAsync(context.Request, cancellationToken) is not { } text)
            return SignInPage.Show(context, SignInPage.Unreadable, StatusCodes.Status400BadRequest);

        var address = context.Connection.RemoteIpAddress;
        var key = await keys.FindAsync(text, cancellationToken);
        if (key is null || (!failures.IsProven(address, key.Id) && failures.IsExhausted(address)))
        {
            return failures.TryFail(address)
                ? SignInPage.Show(context, SignInPage.WrongKey, StatusCodes.Status401Unauthorized)
                : SignInPage.Show(context, SignInPage.TooOften, StatusCodes.Status429TooManyRequests);
        }

        failures.Prove(address, key.Id);
        if (!key.Scopes.Contains(Scopes.Review))
            return SignInPage.Show(context, SignInPage.NoReviewer, StatusCodes.Status403Forbidden);
        context.Response.Cookies.Append(SessionCookie.Name, tickets.Issue(key.Id, options.Value.SessionLifetime), SessionCookie.OptionsFor(context.Request));
        return SeeOther(context, context.Request.PathBase + Root);
    }

    private static async Task<string?> ReadKeyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength is not <= MaxBodyBytes)
            return null;
        var form = await request.ReadFormAsync(cancellationToken);
        return form[KeyField] is [{ } key] ? key.Trim() : null;
    }

    // A redirect after a form is a page of its own: 303 makes the browser get it, whatever it sent before.
    private static StatusCodeHttpResult SeeOther(HttpContext context, string location)
    {
        context.Response.Headers.Location = location;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
