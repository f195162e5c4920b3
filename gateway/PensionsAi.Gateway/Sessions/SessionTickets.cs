using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Gateway.Sessions;

/// <summary>
/// What a browser holds while a person is signed in: which key it was, and until when, sealed with AES-256-GCM. The key itself is not in it,
/// and nothing is stored: every gateway opens it with a key derived from the internal token's, and looks whether the caller's key is
/// still in use. Thread-safe.
/// </summary>
internal sealed class SessionTickets(PlatformKeys keys, TimeProvider time)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int ContentBytes = 16 + sizeof(long);
    private const int TicketBytes = NonceBytes + TagBytes + ContentBytes;

    private readonly byte[] _secret =
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Get("internal-token"), PlatformKeys.KeyBytes, info: "gateway:sessions"u8.ToArray());

    /// <summary>A ticket for whoever holds a key.</summary>
    public string Issue(Guid keyId, TimeSpan lifetime)
    {
        Span<byte> content = stackalloc byte[ContentBytes];
        keyId.TryWriteBytes(content);
        BinaryPrimitives.WriteInt64BigEndian(content[16..], (time.GetUtcNow() + lifetime).UtcTicks);
        var ticket = new byte[TicketBytes];
        RandomNumberGenerator.Fill(ticket.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(_secret, TagBytes);
        cipher.Encrypt(ticket.AsSpan(0, NonceBytes), content, ticket.AsSpan(NonceBytes + TagBytes), ticket.AsSpan(NonceBytes, TagBytes));
        return Base64Url.EncodeToString(ticket);
    }

    /// <summary>The id of the key that a ticket stands for; null when it is none of ours or has run out.</summary>
    public Guid? Open(string? text)
    {
        var ticket = new byte[TicketBytes];
        if (text is null || text.Length != Base64Url.GetEncodedLength(TicketBytes) || !Base64Url.TryDecodeFromChars(text, ticket, out var length) || length != TicketBytes)
            return null;
        Span<byte> content = stackalloc byte[ContentBytes];
        using var cipher = new AesGcm(_secret, TagBytes);
        try
        {
            cipher.Decrypt(ticket.AsSpan(0, NonceBytes), ticket.AsSpan(NonceBytes + TagBytes), ticket.AsSpan(NonceBytes, TagBytes), content);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return BinaryPrimitives.ReadInt64BigEndian(content[16..]) > time.GetUtcNow().UtcTicks ? new Guid(content[..16]) : null;
    }
}
