using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PensionsAi.Masking.Domain;
using static PensionsAi.Masking.Encryption.EncryptedValueFormat;

namespace PensionsAi.Masking.Encryption;

/// <summary>Encrypts the values of one call (see <see cref="EncryptedValueFormat"/>). Not thread-safe.</summary>
internal sealed class ValueEncryption : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _header = new byte[HeaderBytes];
    private readonly AesGcm _cipher;
    private uint _number;

    /// <summary>Begins a call.</summary>
    public ValueEncryption(MaskingKeyRing ring)
    {
        _header[0] = EncryptedValueFormat.Version;
        ring.Current.Identity.CopyTo(_header, IdentityStart);
        RandomNumberGenerator.Fill(_header.AsSpan(SaltStart, SaltBytes));
        _cipher = CreateCipher(ring.Current.Secret, _header.AsSpan(SaltStart, SaltBytes));
    }

    /// <summary>The value as an encrypted tag.</summary>
    public string Encrypt(PiiEntityType type, ReadOnlySpan<char> value)
    {
        _number = checked(_number + 1);
        BinaryPrimitives.WriteUInt32BigEndian(_header.AsSpan(NumberStart), _number);
        var plain = ToBytes(value);
        var whole = new byte[HeaderBytes + plain.Length + TagBytes];
        _header.CopyTo(whole, 0);
        _cipher.Encrypt(
            Nonce(_number),
            plain,
            whole.AsSpan(HeaderBytes, plain.Length),
            whole.AsSpan(HeaderBytes + plain.Length),
            AssociatedData(type, _header));
        CryptographicOperations.ZeroMemory(plain);
        return Tag.FormatEncrypted(type, Base64Url.EncodeToString(whole));
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    // Half a surrogate pair is no text in UTF-8, and must come back all the same.
    private static byte[] ToBytes(ReadOnlySpan<char> value)
    {
        try
        {
            var bytes = new byte[1 + StrictUtf8.GetByteCount(value)];
            bytes[0] = Utf8;
            StrictUtf8.GetBytes(value, bytes.AsSpan(1));
            return bytes;
        }
        catch (EncoderFallbackException)
        {
            return [Utf16, .. MemoryMarshal.AsBytes(value)];
        }
    }
}
