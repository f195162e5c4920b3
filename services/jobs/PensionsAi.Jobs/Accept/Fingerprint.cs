using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace PensionsAi.Jobs.Accept;

/// <summary>
/// SHA-256 of a whole call: two calls with one Idempotency-Key are the same call when this is the same. Of a multipart body the delimiter
/// is left out, for clients draw a new one each time that they send the same parts (RFC 2046, 5.1.1).
/// </summary>
internal sealed class Fingerprint : IDisposable
{
    private const string LineEnd = "\r\n";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _delimiter = [];

    /// <summary>The end of what came, which a delimiter may begin in.</summary>
    private byte[] _held = [];

    public Fingerprint(string kind, string query, string contentType, string? callbackUrl)
    {
        if (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary)
        {
            _delimiter = Encoding.UTF8.GetBytes(LineEnd + "--" + boundary);
            // The first delimiter has no line before it.
            _held = Encoding.UTF8.GetBytes(LineEnd);
            type.Boundary = null;
            contentType = type.ToString();
        }

        foreach (var part in (ReadOnlySpan<string>)[kind, query, contentType, callbackUrl ?? string.Empty])
        {
            _hash.AppendData(Encoding.UTF8.GetBytes(part));
            _hash.AppendData([0]);
        }
    }

    public void Append(ReadOnlySpan<byte> body)
    {
        if (_delimiter.Length == 0)
        {
            _hash.AppendData(body);
            return;
        }

        byte[] come = [.. _held, .. body];
        var rest = come.AsSpan();
        while (rest.IndexOf(_delimiter) is >= 0 and var at)
        {
            _hash.AppendData(rest[..at]);
            _hash.AppendData([0]);
            rest = rest[(at + _delimiter.Length)..];
        }

        var held = Math.Min(rest.Length, _delimiter.Length - 1);
        _hash.AppendData(rest[..^held]);
        _held = rest[^held..].ToArray();
    }

    public byte[] Finish()
    {
        _hash.AppendData(_held);
        _held = [];
        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();
}
