using Microsoft.Net.Http.Headers;

namespace PensionsAi.Gateway.Security;

/// <summary>
/// Tells browsers what answers may do: nothing, unless an endpoint allowed more before. Answers may hold personal data, so no
/// cache keeps them either.
/// </summary>
internal static class SecurityHeaders
{
    private const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = NothingAllowed;
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = CacheControlHeaderValue.NoStoreString;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
