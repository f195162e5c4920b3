using PensionsAi.Masking.Encryption;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Pseudonyms;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Masking.Operators;

/// <summary>Makes the operators of a call. Thread-safe.</summary>
/// <param name="ring">The keys of reversible masking.</param>
/// <param name="keys">Read for the key <c>pseudonyms</c>.</param>
/// <param name="names">Knows first names, and places.</param>
/// <param name="time">Decides the century of a date.</param>
internal sealed class OperatorFactory(MaskingKeyRing ring, PlatformKeys keys, NameTable names, TimeProvider time)
{
    private readonly byte[] _pseudonyms = keys.Get("pseudonyms");

    /// <summary>The operators of one call; dispose them when it ends.</summary>
    /// <param name="caller">Name of the caller.</param>
    /// <param name="scope">Within what the same value has the same stand-in; null for all the caller's calls without one.</param>
    public CallOperators Begin(string caller, string? scope) => new(ring, new PseudonymKey(_pseudonyms, caller, scope), names, time);
}
