using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>The <c>callbackUrl</c> of a call.</summary>
internal static class CallbackAddress
{
    public const string Parameter = "callbackUrl";

    /// <summary>Null when the address may be called for this caller; else why not.</summary>
    public static ServiceProblem? Check(string? address, CallerIdentity caller)
    {
        if (address is null)
            return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || address.Length > 2048 || url.UserInfo.Length > 0)
            return ServiceProblem.InvalidField(Parameter, "Must be an absolute address of at most 2,048 characters, without user and password.");
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            return ServiceProblem.InvalidField(Parameter, "Must be an https address.");

        // Host with port, or host alone for the standard port: what the operator wrote when the key was made.
        var allowed = caller.CallbackHosts ?? [];
        return allowed.Contains(url.Authority, StringComparer.OrdinalIgnoreCase)
            ? null
            : ServiceProblem.InvalidField(Parameter, "The host is not one that this key may have called back.");
    }

    /// <summary>
    /// A checked address in the one form in which it is stored: scheme and host in lower case, no standard port, a path. All
    /// addresses at one receiver then begin alike.
    /// </summary>
    public static string? Normalize(string? address) => address is null ? null : new Uri(address).AbsoluteUri;
}
