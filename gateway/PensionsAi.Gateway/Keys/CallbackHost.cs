namespace PensionsAi.Gateway.Keys;

/// <summary>A host that a <c>callbackUrl</c> may name.</summary>
internal static class CallbackHost
{
    /// <summary>
    /// Whether a text is what <see cref="Uri.Authority"/> gives for some address, which is what a callbackUrl is compared with:
    /// a host, followed by <c>:port</c> where the port is not the scheme's own. Anything else would be stored and never match.
    /// </summary>
    public static bool IsValid(string text) =>
        Uri.TryCreate($"https://{text}/", UriKind.Absolute, out var address)
        && address.Authority.Equals(text, StringComparison.OrdinalIgnoreCase)
        && address.AbsolutePath == "/"
        && address.UserInfo.Length == 0
        && address.Query.Length == 0
        && address.Fragment.Length == 0
        && address.Port > 0;
}
