using System.Security.Cryptography;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Storage.Sealing;

/// <summary>
/// Seals what a module keeps with AES-256-GCM. Of the module's ring the first key seals and all open, so that a key can
/// be replaced while what it sealed is still kept. The form of a sealed content: magic (4 bytes), identity of the key (4),
/// salt (32), tag (16), content. Each has a key of its own, derived by HKDF-SHA256 from the ring's key and the salt, and the name of
/// the place where it is kept is part of that: contents cannot be exchanged, and no nonce is used twice with one key. Thread-safe.
/// </summary>
/// <param name="keys">Where the ring is.</param>
/// <param name="ring">The ring's name, which is part of every key that is derived.</param>
public abstract class ContentKeys(PlatformKeys keys, string ring)
{
    private const int IdentityBytes = 4;
    private const int SaltBytes = 32;
    private const int TagBytes = 16;
    private const int SaltStart = 4 + IdentityBytes;
    private const int TagStart = SaltStart + SaltBytes;
    private const int ContentStart = TagStart + TagBytes;

    private static readonly byte[] Nonce = new byte[12];

    private readonly IReadOnlyList<(byte[] Identity, byte[] Secret)> _keys = [.. keys.GetRing(ring).Select(key => (Identify(key, ring), key))];

    private static ReadOnlySpan<byte> Magic => "PAF1"u8;

    /// <summary>Seals a content for the place where it will be kept.</summary>
    /// <param name="content">What is kept.</param>
    /// <param name="place">Names the place; the same is needed to open it.</param>
    public byte[] Seal(ReadOnlySpan<byte> content, string place)
    {
        var bytes = new byte[ContentStart + content.Length];
        Magic.CopyTo(bytes);
        _keys[0].Identity.CopyTo(bytes, Magic.Length);
        RandomNumberGenerator.Fill(bytes.AsSpan(SaltStart, SaltBytes));
        using var cipher = Cipher(_keys[0].Secret, bytes.AsSpan(SaltStart, SaltBytes), place);
        cipher.Encrypt(Nonce, content, bytes.AsSpan(ContentStart), bytes.AsSpan(TagStart, TagBytes));
        return bytes;
    }

    /// <summary>Opens what was sealed for a place.</summary>
    /// <exception cref="CryptographicException">It was changed, it belongs elsewhere, or its key is no longer in the ring.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedContent, string place)
    {
        if (sealedContent.Length < ContentStart || !sealedContent.StartsWith(Magic))
            throw new CryptographicException("This is not a sealed content.");
        var content = new byte[sealedContent.Length - ContentStart];
        foreach (var (identity, secret) in _keys)
        {
            if (!sealedContent.Slice(Magic.Length, IdentityBytes).SequenceEqual(identity))
                continue;
            using var cipher = Cipher(secret, sealedContent.Slice(SaltStart, SaltBytes), place);
            cipher.Decrypt(Nonce, sealedContent[ContentStart..], sealedContent.Slice(TagStart, TagBytes), content);
            return content;
        }

        throw new CryptographicException("The key of this content is not in the ring.");
    }

    private AesGcm Cipher(byte[] secret, ReadOnlySpan<byte> salt, string place)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, System.Text.Encoding.UTF8.GetBytes($"{ring}:{place}"));
        return new AesGcm(key, TagBytes);
    }

    private static byte[] Identify(byte[] key, string ring) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, IdentityBytes, info: System.Text.Encoding.UTF8.GetBytes(ring + ":key-identity"));
}
