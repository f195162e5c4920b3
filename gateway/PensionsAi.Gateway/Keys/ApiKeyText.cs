using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PensionsAi.Gateway.Keys;

/// <summary>
/// The key as the caller holds it: <c>pai_</c> and 256 random bits in base64url. The prefix lets scanners of code and logs
/// recognise one that was left where it should not be.
/// </summary>
internal static class ApiKeyText
{
    private const string Prefix = "pai_";
    private const int RandomBytes = 32;

    private static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(RandomBytes);

    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    public static bool HasForm(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    /// <summary>The stored form. With 256 random bits nothing slower than one hash is needed: there is nothing to guess.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
