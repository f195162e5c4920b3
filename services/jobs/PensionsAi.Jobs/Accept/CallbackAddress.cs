using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>The <c>callbackUrl</c> of a call.</summary>
internal static class CallbackAddress
{
    public const string Parameter = "callbackUrl";

    /// <summary>
    /// The answer to a call with an address that may be called: this version calls nobody. To take the address and stay silent
    /// would leave the caller waiting.
    /// </summary>
    public static readonly ServiceProblem NotAvailable = new(
        "callback-not-available", 422, "Callbacks are not available", "This version does not call back. Follow the job at its Location.");

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
}
