using System.Security.Cryptography;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>Decrypts a blob as it is read, forward only (see <see cref="BlobFormat"/>).</summary>
/// <remarks>Reading throws <see cref="CryptographicException"/> where the blob was changed, exchanged or cut off.</remarks>
internal sealed class DecryptingStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly AesGcm _cipher;
    private readonly byte[] _sealed = new byte[BlobFormat.SegmentBytes + BlobFormat.TagBytes + 1];
    private readonly byte[] _segment = new byte[BlobFormat.SegmentBytes];
    private int _read;
    private int _available;
    private int _carried;
    private uint _count;
    private bool _ended;

    private DecryptingStream(Stream inner, AesGcm cipher)
    {
        _inner = inner;
        _cipher = cipher;
    }

    public static async Task<DecryptingStream> OpenAsync(Stream inner, byte[] dataKey, string name, CancellationToken cancellationToken)
    {
        var header = new byte[BlobFormat.HeaderBytes];
        var length = await inner.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
        if (length < header.Length || !header.AsSpan(0, 4).SequenceEqual(BlobFormat.Magic))
            throw new CryptographicException("This is not a blob.");
        return new DecryptingStream(inner, BlobFormat.CreateCipher(dataKey, header.AsSpan(4), name));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0)
            return 0;
        if (_read == _available && !_ended)
            await OpenSegmentAsync(cancellationToken);

        var taken = Math.Min(buffer.Length, _available - _read);
        _segment.AsMemory(_read, taken).CopyTo(buffer);
        _read += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _inner.Dispose();
            CryptographicOperations.ZeroMemory(_segment);
        }

        base.Dispose(disposing);
    }

    private async Task OpenSegmentAsync(CancellationToken cancellationToken)
    {
        // One byte more than a segment tells whether another follows; it is carried over to the next.
        var wanted = _sealed.Length - _carried;
        var length = _carried + await _inner.ReadAtLeastAsync(
            _sealed.AsMemory(_carried, wanted), wanted, throwOnEndOfStream: false, cancellationToken);
        var isLast = length < _sealed.Length;
        var size = (isLast ? length : length - 1) - BlobFormat.TagBytes;
        if (size < 0)
            throw new CryptographicException("The blob is cut off.");

        _cipher.Decrypt(
            BlobFormat.Nonce(_count, isLast),
            _sealed.AsSpan(0, size),
            _sealed.AsSpan(size, BlobFormat.TagBytes),
            _segment.AsSpan(0, size));
        _count++;
        _ended = isLast;
        _carried = isLast ? 0 : 1;
        _sealed[0] = _sealed[^1];
        _read = 0;
        _available = size;
    }
}
