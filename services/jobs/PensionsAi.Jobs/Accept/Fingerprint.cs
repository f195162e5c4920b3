using System.Security.Cryptography;
using System.Text;

namespace PensionsAi.Jobs.Accept;

/// <summary>SHA-256 of a whole call: two calls with one Idempotency-Key are the same call when this is the same.</summary>
internal sealed class Fingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Fingerprint(string kind, string query, string contentType, string? callbackUrl)
    {
        foreach (var part in (ReadOnlySpan<string>)[kind, query, contentType, callbackUrl ?? string.Empty])
        {
            _hash.AppendData(Encoding.UTF8.GetBytes(part));
            _hash.AppendData([0]);
        }
    }

    public void Append(ReadOnlySpan<byte> body) => _hash.AppendData(body);

    public byte[] Finish() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();
}
