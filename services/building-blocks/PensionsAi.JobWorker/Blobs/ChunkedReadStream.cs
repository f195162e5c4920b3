using System.Data;
using Npgsql;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>Reads a blob of <see cref="PostgreSqlBlobStore"/>, a chunk a statement. Holds one chunk, and no connection in between.</summary>
/// <param name="database">Where the blob is.</param>
/// <param name="blob">The blob.</param>
/// <param name="count">Its chunks.</param>
internal sealed class ChunkedReadStream(NpgsqlDataSource database, Guid blob, int count) : ReadOnlyStream
{
    private readonly byte[] _chunk = new byte[PostgreSqlBlobStore.ChunkBytes];
    private int _next;
    private int _read;
    private int _available;

    /// <exception cref="IOException">The blob was removed or replaced while it was read.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_read == _available && _next < count && buffer.Length > 0)
            await FetchAsync(cancellationToken);
        var taken = Math.Min(buffer.Length, _available - _read);
        _chunk.AsMemory(_read, taken).CopyTo(buffer);
        _read += taken;
        return taken;
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT content FROM blobs.chunks WHERE blob = $1 AND number = $2");
        command.Parameters.AddWithValue(blob);
        command.Parameters.AddWithValue(_next);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new IOException("The blob was removed while it was read.");
        await using var content = await reader.GetStreamAsync(0, cancellationToken);
        _read = 0;
        _available = await content.ReadAtLeastAsync(_chunk, _chunk.Length, throwOnEndOfStream: false, cancellationToken);
        _next++;
    }
}
