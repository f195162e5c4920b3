using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PensionsAi.Jobs.Callbacks;

/// <summary>
/// The header by which a receiver knows that a callback comes from here, is whole and is new:
/// <c>t={unix seconds},v1={64 lower-case hexadecimal digits}</c>, where v1 is the HMAC-SHA256 over the digits of t, a full
/// stop and the bytes of the body.
/// </summary>
internal static class CallbackSignature
{
    public const string HeaderName = "X-Signature";

    /// <param name="secret">The caller's secret; its UTF-8 bytes are the key.</param>
    /// <param name="sentAt">When this attempt is made: every attempt has its own time, so that a receiver may refuse old ones.</param>
    /// <param name="body">The body, byte for byte.</param>
    public static string Of(string secret, DateTimeOffset sentAt, ReadOnlySpan<byte> body)
    {
        var seconds = sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(seconds + "."));
        hmac.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
