using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Jobs.Contracts;

/// <summary>
/// The secret that signs what is sent to a caller's <c>callbackUrl</c>. Jobs signs with it, the gateway shows it to the
/// operator; neither stores it. It is 32 bytes of HKDF-SHA256 (RFC 5869) over the platform key <see cref="KeyPurpose"/>,
/// without salt, with the caller's name in UTF-8 as info, written in base64url: 43 characters without padding. The key of
/// the HMAC is the UTF-8 bytes of that text, so that a receiver uses what it was given as it stands.
/// </summary>
/// <remarks>
/// It depends on the name alone: it outlives a key that is revoked and made anew under the same name, and changes for every
/// caller when the platform key changes. Where gateway and jobs run apart, both need the same <c>Platform:Keys:callbacks</c>.
/// </remarks>
public static class CallbackSecret
{
    /// <summary>Purpose of the platform key that every caller's secret is derived from.</summary>
    public const string KeyPurpose = "callbacks";

    private const int SecretBytes = 32;

    /// <summary>The secret of a caller, as text.</summary>
    /// <exception cref="InvalidOperationException">The configured platform key is not 32 bytes in base64.</exception>
    public static string Of(PlatformKeys keys, string caller)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Base64Url.EncodeToString(HKDF.DeriveKey(
            HashAlgorithmName.SHA256, keys.Get(KeyPurpose), SecretBytes, salt: [], info: Encoding.UTF8.GetBytes(caller)));
    }
}
