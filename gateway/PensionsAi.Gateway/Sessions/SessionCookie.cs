using System.Net;

namespace PensionsAi.Gateway.Sessions;

/// <summary>The cookie of a signed-in person.</summary>
internal static class SessionCookie
{
    public const string Name = "pensionsai-session";

    /// <summary>Sent back to pages alone, by this site alone, and never shown to scripts.</summary>
    public static CookieOptions OptionsFor(HttpRequest request, PageRoot root) => new()
    {
        Path = request.PathBase + root.Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        // Without TLS it may go to the machine itself, whose traffic nobody hears, and nowhere else.
        Secure = !IsThisMachine(request.Host.Host),
        IsEssential = true,
    };

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
