using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>
/// The encrypted form of a blob: a header (magic 4 bytes, salt 32 bytes), then segments of 64 KiB of content, each sealed with
/// AES-256-GCM and followed by its 16-byte tag. The key of a blob is derived by HKDF-SHA256 from the platform's data key and the
/// blob's salt, so no nonce is ever used twice with one key; the nonce counts the segments and marks the last, so that
/// segments cannot be reordered, dropped or cut off; the blob's name is authenticated, so that blobs cannot be exchanged.
/// This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse
/// Misuse-Resistance, 2015).
/// </summary>
internal static class BlobFormat
{
    public const int SaltBytes = 32;
    public const int HeaderBytes = 4 + SaltBytes;
    public const int SegmentBytes = 64 * 1024;
    public const int TagBytes = 16;
    private const int NonceBytes = 12;

    public static ReadOnlySpan<byte> Magic => "PAI1"u8;

    public static AesGcm CreateCipher(byte[] dataKey, ReadOnlySpan<byte> salt, string name)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, key, salt, Encoding.UTF8.GetBytes("blob:" + name));
        return new AesGcm(key, TagBytes);
    }

    public static byte[] Nonce(uint segment, bool isLast)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), segment);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
