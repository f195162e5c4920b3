using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PensionsAi.Jobs.Tests.Callbacks;

/// <summary>A receiver's own check of X-Signature, written from the description and sharing no code with the sender.</summary>
internal static partial class SignatureCheck
{
    /// <summary>The caller's secret: RFC 5869 step by step, over the key file in the platform's folder.</summary>
    public static string SecretOf(string folder, string caller)
    {
        var platformKey = Convert.FromBase64String(File.ReadAllText(Path.Combine(folder, "callbacks.key")));
        var extracted = HMACSHA256.HashData(new byte[32], platformKey);
        var secret = HMACSHA256.HashData(extracted, (byte[])[.. Encoding.UTF8.GetBytes(caller), 1]);
        return Convert.ToBase64String(secret).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <summary>When the callback was signed. Fails the test unless the signature is the secret's over time and body.</summary>
    public static DateTimeOffset Verify(ReceivedCallback callback, string secret)
    {
        var parts = Form().Match(callback.Headers["X-Signature"]);
        Assert.True(parts.Success);
        byte[] signed = [.. Encoding.ASCII.GetBytes(parts.Groups["t"].Value), (byte)'.', .. callback.Body];
        var expected = Convert.ToHexString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), signed));
        Assert.Equal(expected, parts.Groups["v1"].Value, ignoreCase: true);
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts.Groups["t"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\At=(?<t>[0-9]+),v1=(?<v1>[0-9a-f]{64})\z")]
    private static partial Regex Form();
}
