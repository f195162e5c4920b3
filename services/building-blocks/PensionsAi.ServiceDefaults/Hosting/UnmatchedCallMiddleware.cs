using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.ServiceDefaults.Hosting;

/// <summary>
/// Tells unknown paths, methods and media types (404, 405, 415) apart only to those who come through the gateway. A fallback
/// endpoint would do the same for paths, but it also matches where only the method or media type is wrong.
/// </summary>
internal sealed class UnmatchedCallMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Routing answers 405 and 415 by endpoints of its own, which carry no metadata and so no authorization.
        var isUnmatched = context.GetEndpoint() is null or { Metadata.Count: 0 };
        if (isUnmatched && !(await context.AuthenticateAsync(InternalToken.SchemeName)).Succeeded)
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            await next(context);
    }
}
