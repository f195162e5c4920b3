namespace PensionsAi.JobWorker.Blobs;

/// <summary>
/// Hands what is written to it on in whole chunks of <see cref="PostgreSqlBlobStore.ChunkBytes"/>. The last one, whole or
/// not, is kept for who finishes the blob.
/// </summary>
internal sealed class ChunkedWriteStream(Func<int, ReadOnlyMemory<byte>, CancellationToken, Task> append) : WriteOnlyStream
{
    private readonly byte[] _chunk = new byte[PostgreSqlBlobStore.ChunkBytes];
    private int _filled;

    /// <summary>Chunks that were handed on.</summary>
    public int Written { get; private set; }

    /// <summary>What was not: the last chunk, up to a whole one.</summary>
    public ReadOnlyMemory<byte> Rest => _chunk.AsMemory(0, _filled);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _chunk.Length)
            {
                // Counted first: a chunk of which it is not known whether it arrived has to be cleared away too.
                await append(Written++, _chunk, cancellationToken);
                _filled = 0;
            }

            var taken = Math.Min(buffer.Length, _chunk.Length - _filled);
            buffer[..taken].CopyTo(_chunk.AsMemory(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }
}
