using System.Security.Cryptography;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Masking.Encryption;

/// <summary>
/// The keys of reversible masking: the first encrypts, all decrypt, so that a key can be replaced while texts that it masked are
/// still about. A key is told by an identity that is derived from it, so that there is none to be mistaken. Thread-safe.
/// </summary>
/// <param name="keys">Read for the ring <c>masking</c>.</param>
internal sealed class MaskingKeyRing(PlatformKeys keys)
{
    /// <summary>Length of a key's identity in bytes.</summary>
    public const int IdentityBytes = 4;

    private readonly RingKey[] _keys = [.. keys.GetRing("masking").Select(key => new RingKey(Identify(key), key))];

    /// <summary>The key that encrypts.</summary>
    public RingKey Current => _keys[0];

    /// <summary>The keys with an identity: none when the key has been taken from the ring, and more than one by rare chance.</summary>
    public IEnumerable<RingKey> Find(ReadOnlyMemory<byte> identity) => _keys.Where(key => key.Identity.AsSpan().SequenceEqual(identity.Span));

    private static byte[] Identify(byte[] key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, IdentityBytes, info: "masking:key-identity"u8.ToArray());

    /// <summary>One key.</summary>
    /// <param name="Identity">What encrypted values call it.</param>
    /// <param name="Secret">The key.</param>
    internal sealed record RingKey(byte[] Identity, byte[] Secret);
}
