using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using PensionsAi.Storage;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>
/// Blobs in a PostgreSQL database, in chunks of <see cref="ChunkBytes"/>. A blob of one chunk is written by one transaction. A
/// larger one is written chunk by chunk under the name of an unfinished blob and renamed when it is whole: neither a slow
/// sender nor a slow reader holds a connection or a transaction open.
/// </summary>
internal sealed class PostgreSqlBlobStore(NpgsqlDataSource database, IOptions<StorageOptions> options, TimeProvider time) : IBlobStore
{
    /// <summary>Bytes of every chunk but the last, which may be shorter.</summary>
    public const int ChunkBytes = 256 * 1024;

    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        await using var chunks = new ChunkedWriteStream((number, content, token) => AppendAsync(id, name, number, content, token));
        try
        {
            await write(chunks, cancellationToken);
            await FinishAsync(id, name, chunks, cancellationToken);
        }
        catch when (chunks.Written > 0)
        {
            await ForgetAsync(UnfinishedBlob.NameFor(name, id));
            throw;
        }
    }

    public async Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT id, chunks FROM blobs.blobs WHERE name = $1 AND chunks IS NOT NULL");
        command.Parameters.AddWithValue(name);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ChunkedReadStream(database, reader.GetGuid(0), reader.GetInt32(1))
            : null;
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("DELETE FROM blobs.blobs WHERE name = $1");
        command.Parameters.AddWithValue(name);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async IAsyncEnumerable<string> ListWrittenBeforeAsync(
        DateTimeOffset time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int PageRows = 1000;
        var last = string.Empty;
        while (true)
        {
            var page = await ListAsync(time, last, PageRows, cancellationToken);
            foreach (var name in page)
                yield return name;
            if (page.Count < PageRows)
                yield break;
            last = page[^1];
        }
    }

    public async Task<long> GetFreeBytesAsync(CancellationToken cancellationToken)
    {
        // The server's disk cannot be seen from here.
        if (options.Value.MaxDatabaseBytes is not { } limit)
            return long.MaxValue;
        // The database's files hardly ever shrink: once they are half as large as they may be, what deleted blobs have left in them
        // is room again.
        await using var command = database.CreateCommand("""
            SELECT CASE WHEN size < $1 / 2 THEN size
                        ELSE size - pg_total_relation_size('blobs.chunks') + (SELECT coalesce(sum(octet_length(content)), 0) FROM blobs.chunks) END::bigint
            FROM pg_database_size(current_database()) AS size
            """);
        command.Parameters.AddWithValue(limit);
        return Math.Max(0, limit - (long)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <summary>Adds a chunk to an unfinished blob, which begins with its first.</summary>
    private async Task AppendAsync(Guid id, string name, int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Every chunk moves the blob's time: one that is still being written is not a stray, however slow its sender is.
        await using var command = database.CreateCommand(number == 0
            ? """
              WITH blob AS (INSERT INTO blobs.blobs (id, name, written_at) VALUES ($1, $4, $5) RETURNING id)
              INSERT INTO blobs.chunks (blob, number, content) SELECT id, $2, $3 FROM blob
              """
            : """
              WITH blob AS (UPDATE blobs.blobs SET written_at = $5 WHERE id = $1 AND name = $4 RETURNING id)
              INSERT INTO blobs.chunks (blob, number, content) SELECT id, $2, $3 FROM blob
              """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(number);
        command.Parameters.AddWithValue(NpgsqlDbType.Bytea, content);
        command.Parameters.AddWithValue(UnfinishedBlob.NameFor(name, id));
        command.Parameters.AddWithValue(time.GetUtcNow().UtcTicks);
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
            throw new IOException("The blob was removed while it was written.");
    }

    /// <summary>Writes what is left over and gives the blob its name, in one transaction.</summary>
    private async Task FinishAsync(Guid id, string name, ChunkedWriteStream chunks, CancellationToken cancellationToken)
    {
        // Without a transaction of its own, a batch is one. The lock lets of two writers of one name the second replace the first.
        await using var batch = database.CreateBatch();
        Add(batch, "SELECT pg_advisory_xact_lock(hashtextextended('blob:' || $1, 0))", name);
        Add(batch, "DELETE FROM blobs.blobs WHERE name = $1", name);
        var number = chunks.Written;
        Add(
            batch,
            number == 0
                ? "INSERT INTO blobs.blobs (id, name, written_at, chunks) VALUES ($1, $2, $3, $4)"
                : "UPDATE blobs.blobs SET name = $2, written_at = $3, chunks = $4 WHERE id = $1",
            id, name, time.GetUtcNow().UtcTicks, number + 1);
        // Where the unfinished blob was swept away there is no row to refer to, and the transaction fails as a whole.
        Add(batch, "INSERT INTO blobs.chunks (blob, number, content) VALUES ($1, $2, $3)", id, number, chunks.Rest);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(NpgsqlBatch batch, string statement, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        batch.BatchCommands.Add(command);
    }

    private async Task<List<string>> ListAsync(DateTimeOffset time, string after, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT name FROM blobs.blobs WHERE written_at < $1 AND name > $2 ORDER BY name LIMIT $3");
        command.Parameters.AddWithValue(time.UtcTicks);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            names.Add(reader.GetString(0));
        return names;
    }

    private async Task ForgetAsync(string unfinished)
    {
        try
        {
            await DeleteAsync(unfinished, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // What broke the write is thrown on. The leftover cannot be read, and is swept when it is old.
        }
    }
}
