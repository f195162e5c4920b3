using System.Collections.Concurrent;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Routing;

/// <summary>
/// Internal tokens by caller and case, signed once in half a minute: they are good for a minute, so each has half of it left
/// when it is sent. Thread-safe.
/// </summary>
internal sealed class InternalTokens(InternalToken issuer, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = InternalToken.Lifetime / 2;

    private volatile Generation _generation = new(time.GetTimestamp());

    /// <summary>A token for the caller.</summary>
    public string TokenFor(CallerIdentity caller)
    {
        var generation = _generation;
        if (time.GetElapsedTime(generation.Since) >= MaxAge)
            _generation = generation = new Generation(time.GetTimestamp());

        var grants = string.Join(' ', caller.Scopes.Concat(caller.CallbackHosts ?? []));
        return generation.Tokens.GetOrAdd((caller.Name, grants, caller.CaseReference), _ => issuer.Issue(caller));
    }

    private sealed record Generation(long Since)
    {
        public ConcurrentDictionary<(string Name, string Grants, string? Case), string> Tokens { get; } = new();
    }
}
