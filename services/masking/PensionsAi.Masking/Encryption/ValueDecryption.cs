using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PensionsAi.Masking.Domain;
using static PensionsAi.Masking.Encryption.EncryptedValueFormat;

namespace PensionsAi.Masking.Encryption;

/// <summary>Decrypts encrypted tags. Not thread-safe.</summary>
/// <param name="ring">The keys.</param>
internal sealed class ValueDecryption(MaskingKeyRing ring) : IDisposable
{
    // Values of one call stand together and share a cipher.
    private byte[] _salted = [];
    private List<AesGcm> _ciphers = [];

    /// <summary>The value; null when the tag was changed, or its key is no longer in the ring.</summary>
    /// <param name="tag">An encrypted tag.</param>
    /// <param name="text">The text that it stands in.</param>
    public string? Decrypt(Tag tag, ReadOnlySpan<char> text)
    {
        var encoded = tag.EncryptedIn(text);
        var whole = new byte[Base64Url.GetMaxDecodedLength(encoded.Length)];
        if (Base64Url.DecodeFromChars(encoded, whole, out _, out var length) != OperationStatus.Done
            || length <= HeaderBytes + TagBytes
            || whole[0] != EncryptedValueFormat.Version)
            return null;

        var number = BinaryPrimitives.ReadUInt32BigEndian(whole.AsSpan(NumberStart));
        var plain = new byte[length - HeaderBytes - TagBytes];
        foreach (var cipher in CiphersFor(whole[IdentityStart..NumberStart]))
        {
            try
            {
                cipher.Decrypt(
                    Nonce(number),
                    whole.AsSpan(HeaderBytes, plain.Length),
                    whole.AsSpan(HeaderBytes + plain.Length, TagBytes),
                    plain,
                    AssociatedData(tag.EntityType, whole.AsSpan(0, HeaderBytes)));
                return ToText(plain);
            }
            catch (AuthenticationTagMismatchException)
            {
                // Another key of the same identity, or a tag that somebody changed.
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _ciphers.ForEach(cipher => cipher.Dispose());

    private List<AesGcm> CiphersFor(byte[] identityAndSalt)
    {
        if (!_salted.AsSpan().SequenceEqual(identityAndSalt))
        {
            Dispose();
            _salted = identityAndSalt;
            _ciphers =
            [
                .. ring.Find(identityAndSalt.AsMemory(0, MaskingKeyRing.IdentityBytes))
                    .Select(key => CreateCipher(key.Secret, identityAndSalt.AsSpan(MaskingKeyRing.IdentityBytes))),
            ];
        }

        return _ciphers;
    }

    private static string ToText(ReadOnlySpan<byte> plain) => plain[0] == Utf16
        ? new string(MemoryMarshal.Cast<byte, char>(plain[1..]))
        : Encoding.UTF8.GetString(plain[1..]);
}
