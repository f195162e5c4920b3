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

    private static readonly char[] BetweenKeys = [',', ' ', '\n', '\r', '\t'];

    private readonly ConcurrentDictionary<string, byte[][]> _keys = new(StringComparer.Ordinal);

    /// <summary>The key for a purpose.</summary>
    /// <exception cref="InvalidOperationException">What is configured is not one key of 32 bytes in base64.</exception>
    public byte[] Get(string purpose) => GetRing(purpose) is [var only] ? only : throw Invalid(purpose);

    /// <summary>
    /// The keys for a purpose whose key is replaced now and then: the one in use first, then those that are kept for what they
    /// have encrypted. Several stand in one text, with commas, spaces or line ends between them.
    /// </summary>
    /// <exception cref="InvalidOperationException">What is configured is not keys of 32 bytes in base64.</exception>
    public IReadOnlyList<byte[]> GetRing(string purpose) => _keys.GetOrAdd(purpose, FromConfigurationOrFile);

    private byte[][] FromConfigurationOrFile(string purpose)
    {
        var text = configuration[$"Platform:Keys:{purpose}"] ?? folder.ReadOrCreateSecret(purpose + ".key", NewKey);
        var keys = text.Split(BetweenKeys, StringSplitOptions.RemoveEmptyEntries).Select(encoded => Decode(purpose, encoded)).ToArray();
        return keys.Length > 0 ? keys : throw Invalid(purpose);
    }

    private static byte[] Decode(string purpose, string encoded)
    {
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(encoded, key, out var written) && written == KeyBytes ? key : throw Invalid(purpose);
    }

    private static InvalidOperationException Invalid(string purpose) =>
        new($"The key Platform:Keys:{purpose} is not {KeyBytes} bytes in base64.");

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
}
