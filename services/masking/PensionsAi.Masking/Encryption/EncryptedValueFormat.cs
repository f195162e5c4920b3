using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Encryption;

/// <summary>
/// The bytes of an encrypted value: version (1), identity of the key (4), salt of the call (16), number within the call (4),
/// ciphertext, tag (16). AES-256-GCM with a key that HKDF-SHA256 derives from the ring's key and the salt: the nonce is the
/// number, so that no two values of a call share one, and the calls that one key may serve are bounded by chance meetings of
/// 128-bit salts, not by the 2^32 values that random 96-bit nonces would allow (NIST SP 800-38D, 8.3). The entity type, which stands
/// readable beside the value, is authenticated.
/// </summary>
internal static class EncryptedValueFormat
{
    public const byte Version = 1;
    public const int IdentityStart = 1;
    public const int SaltStart = IdentityStart + MaskingKeyRing.IdentityBytes;
    public const int SaltBytes = 16;
    public const int NumberStart = SaltStart + SaltBytes;
    public const int HeaderBytes = NumberStart + sizeof(uint);
    public const int TagBytes = 16;

    /// <summary>First byte of the plaintext: how the characters after it are written.</summary>
    public const byte Utf8 = 0;

    /// <inheritdoc cref="Utf8"/>
    public const byte Utf16 = 1;

    private const int KeyBytes = 32;
    private const int NonceBytes = 12;

    public static AesGcm CreateCipher(byte[] ringKey, ReadOnlySpan<byte> salt)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, ringKey, key, salt, "masking:encrypt"u8);
        var cipher = new AesGcm(key, TagBytes);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    public static byte[] Nonce(uint number)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(NonceBytes - sizeof(uint)), number);
        return nonce;
    }

    public static byte[] AssociatedData(PiiEntityType type, ReadOnlySpan<byte> header) =>
        [.. header[..SaltStart], .. Encoding.ASCII.GetBytes(type.Name())];
}
