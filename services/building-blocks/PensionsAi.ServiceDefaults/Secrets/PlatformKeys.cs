using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace PensionsAi.ServiceDefaults.Secrets;

/// <summary>
/// The platform's own secret keys, 32 random bytes each, by purpose. Taken from configuration
/// (<c>Platform:Keys:{purpose}</c>, base64: what containers get from their secret store), else from a file
/// <c>{LocalFolder}/{purpose}.key</c>, which is made at first use and readable by its owner only. Thread-safe.
/// </summary>
public sealed class PlatformKeys(IConfiguration configuration, LocalFolder folder)
{
    /// <summary>Length of every key in bytes.</summary>
    public const int KeyBytes = 32;

    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>The key for a purpose.</summary>
    /// <exception cref="InvalidOperationException">The configured key is not 32 bytes in base64.</exception>
    public byte[] Get(string purpose) => _keys.GetOrAdd(purpose, FromConfigurationOrFile);

    private byte[] FromConfigurationOrFile(string purpose)
    {
        var encoded = configuration[$"Platform:Keys:{purpose}"] ?? folder.ReadOrCreateSecret(purpose + ".key", NewKey);
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(encoded.Trim(), key, out var written) && written == KeyBytes
            ? key
            : throw new InvalidOperationException($"The key Platform:Keys:{purpose} is not {KeyBytes} bytes in base64.");
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
}
