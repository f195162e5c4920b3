using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Keys;

namespace PensionsAi.Gateway.Sessions;

/// <summary>Where a person signs in to pages with her key, and out. The key is sent once, in a form's body, and is not kept in the browser.</summary>
internal static class SignInEndpoints
{
    private const string KeyField = "key";
    private const int MaxBodyBytes = 4096;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(string.Empty).AllowAnonymous().ExcludeFromDescription();
        foreach (var root in PageRoot.All)
        {
            pages.MapGet(root.SignIn, (HttpContext context) => SignInPage.Show(context, root, SignInPage.Nothing));
            pages.MapPost(root.SignIn, (HttpContext context, ApiKeyLookup keys, FailedAttempts failures, SessionTickets tickets, IOptions<SignInOptions> options, CancellationToken cancellationToken) =>
                HandleAsync(root, context, keys, failures, tickets, options, cancellationToken));
            pages.MapPost(root.SignOut, (HttpContext context) =>
            {
                if (SameOrigin.Holds(context.Request))
                    context.Response.Cookies.Delete(SessionCookie.Name, SessionCookie.OptionsFor(context.Request, root));
                return SeeOther(context, context.Request.PathBase + root.SignIn);
            });
        }
    }

    private static async Task<IResult> HandleAsync(
        PageRoot root,
        HttpContext context,
        ApiKeyLookup keys,
        FailedAttempts failures,
        SessionTickets tickets,
        IOptions<SignInOptions> options,
        CancellationToken cancellationToken)
    {
        if (!SameOrigin.Holds(context.Request) || await ReadKeyAsync(context.Request, cancellationToken) is not { } text)
            return SignInPage.Show(context, root, SignInPage.Unreadable, StatusCodes.Status400BadRequest);

        var address = context.Connection.RemoteIpAddress;
        var key = await keys.FindAsync(text, cancellationToken);
        if (key is null || (!failures.IsProven(address, key.Id) && failures.IsExhausted(address)))
        {
            return failures.TryFail(address)
                ? SignInPage.Show(context, root, SignInPage.WrongKey, StatusCodes.Status401Unauthorized)
                : SignInPage.Show(context, root, SignInPage.TooOften, StatusCodes.Status429TooManyRequests);
        }

        failures.Prove(address, key.Id);
        if (!key.Scopes.Contains(root.Scope))
            return SignInPage.Show(context, root, root.Refusal, StatusCodes.Status403Forbidden);
        context.Response.Cookies.Append(SessionCookie.Name, tickets.Issue(key.Id, options.Value.SessionLifetime), SessionCookie.OptionsFor(context.Request, root));
        return SeeOther(context, context.Request.PathBase + root.Path);
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
