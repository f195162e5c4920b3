using System.Buffers;

namespace PensionsAi.Masking.MaskTable;

/// <summary>
/// Takes what an archive writes, also what it writes synchronously at the end of a part, and hands it on asynchronously whenever it is
/// told to. Not thread-safe.
/// </summary>
/// <param name="output">Where it goes.</param>
internal sealed class DrainedStream(Stream output) : Stream
{
    private const int DrainedBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * DrainedBytes);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Hands on what has come, when it is worth it.</summary>
    public ValueTask DrainAsync(CancellationToken cancellationToken) =>
        _buffer.WrittenCount < DrainedBytes ? ValueTask.CompletedTask : DrainAllAsync(cancellationToken);

    /// <summary>Hands on all that has come.</summary>
    public async ValueTask DrainAllAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(_buffer.WrittenMemory, cancellationToken);
        _buffer.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => _buffer.Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => _buffer.Write(buffer);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
