using System.Security.Cryptography;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>Encrypts what is written to it (see <see cref="BlobFormat"/>). Without <see cref="CompleteAsync"/> the blob has no end and cannot be read.</summary>
internal sealed class EncryptingStream : WriteOnlyStream
{
    private readonly Stream _inner;
    private readonly AesGcm _cipher;
    private readonly byte[] _segment = new byte[BlobFormat.SegmentBytes];
    private readonly byte[] _sealed = new byte[BlobFormat.SegmentBytes + BlobFormat.TagBytes];
    private int _filled;
    private uint _count;

    private EncryptingStream(Stream inner, AesGcm cipher)
    {
        _inner = inner;
        _cipher = cipher;
    }

    public static async Task<EncryptingStream> CreateAsync(Stream inner, byte[] dataKey, string name, CancellationToken cancellationToken)
    {
        var header = new byte[BlobFormat.HeaderBytes];
        BlobFormat.Magic.CopyTo(header);
        RandomNumberGenerator.Fill(header.AsSpan(4));
        await inner.WriteAsync(header, cancellationToken);
        return new EncryptingStream(inner, BlobFormat.CreateCipher(dataKey, header.AsSpan(4), name));
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            // A full segment is sealed only when more follows: the last one is marked, and may be full.
            if (_filled == _segment.Length)
                await SealAsync(isLast: false, cancellationToken);
            var taken = Math.Min(buffer.Length, _segment.Length - _filled);
            buffer.Span[..taken].CopyTo(_segment.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Seals the last segment. Nothing can be written afterwards.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => SealAsync(isLast: true, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_segment);
        }

        base.Dispose(disposing);
    }

    private async Task SealAsync(bool isLast, CancellationToken cancellationToken)
    {
        _cipher.Encrypt(
            BlobFormat.Nonce(_count, isLast),
            _segment.AsSpan(0, _filled),
            _sealed.AsSpan(0, _filled),
            _sealed.AsSpan(_filled, BlobFormat.TagBytes));
        await _inner.WriteAsync(_sealed.AsMemory(0, _filled + BlobFormat.TagBytes), cancellationToken);
        _count = checked(_count + 1);
        _filled = 0;
    }
}
