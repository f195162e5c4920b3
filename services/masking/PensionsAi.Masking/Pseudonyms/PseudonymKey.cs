using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Pseudonyms;

/// <summary>
/// What stand-ins and hashes are derived from: HMAC-SHA256 under a key that HKDF-SHA256 derives from the platform's key, the caller
/// and the scope. The same value gives the same result within a scope, nothing is stored, and nobody without the key can try out
/// values. Thread-safe.
/// </summary>
internal sealed class PseudonymKey
{
    private readonly byte[] _key;

    /// <summary>The key of a scope.</summary>
    /// <param name="platformKey">The platform's key for pseudonyms.</param>
    /// <param name="caller">Name of the caller.</param>
    /// <param name="scope">The caller's scope; null for all its calls without one.</param>
    public PseudonymKey(byte[] platformKey, string caller, string? scope)
    {
        // A caller's name has no line end.
        var info = Encoding.UTF8.GetBytes(scope is null ? $"masking:pseudonyms\n{caller}" : $"masking:pseudonyms\n{caller}\n{scope}");
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, platformKey, HMACSHA256.HashSizeInBytes, info: info);
    }

    /// <summary>32 bytes that look random and are the same for the same value.</summary>
    /// <param name="purpose">What they are for.</param>
    /// <param name="value">The value in its normal form.</param>
    public byte[] Derive(string purpose, string value) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{value}"));

    /// <summary>A number from 0 to below <paramref name="count"/> that is the same for the same value.</summary>
    public int Pick(string purpose, string value, int count) =>
        (int)(BinaryPrimitives.ReadUInt64BigEndian(Derive(purpose, value)) % (ulong)count);

    /// <summary>Digits that are the same for the same value.</summary>
    public string Digits(string purpose, string value, int count)
    {
        var digits = new StringBuilder(count);
        for (var block = 0; digits.Length < count; block++)
        {
            foreach (var part in Derive($"{purpose}:{block}", value))
                digits.Append((char)('0' + (part % 10)));
        }

        return digits.ToString(0, count);
    }

    /// <summary>The value's hash as a tag.</summary>
    public string HashedTag(PiiEntityType type, ReadOnlySpan<char> original) =>
        Tag.FormatHashed(type, Derive("hash:" + type.Name(), NormalForm.Of(type, original)).AsSpan(0, Tag.HashDigits / 2));

    /// <summary>The numbers from 0 to below <paramref name="count"/>, at most 2,000, in an order that is the scope's own.</summary>
    public int[] Shuffle(string purpose, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var random = HKDF.Expand(HashAlgorithmName.SHA256, Derive(purpose, "order"), count * sizeof(uint));
        for (var last = count - 1; last > 0; last--)
        {
            var other = (int)(BinaryPrimitives.ReadUInt32BigEndian(random.AsSpan(last * sizeof(uint))) % (uint)(last + 1));
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }
}
