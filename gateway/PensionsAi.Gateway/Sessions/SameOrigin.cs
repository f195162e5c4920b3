namespace PensionsAi.Gateway.Sessions;

/// <summary>
/// Whether a form was sent by a page of ours. Another site can make a browser send one, and the browser says so: in
/// <c>Sec-Fetch-Site</c> (W3C Fetch Metadata), which browsers send over TLS and on the machine itself, else in <c>Origin</c>.
/// Who says neither is refused.
/// </summary>
internal static class SameOrigin
{
    public static bool Holds(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site == "same-origin";
        return request.Headers.Origin is [{ } origin]
            && Uri.TryCreate(origin, UriKind.Absolute, out var address)
            && string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
