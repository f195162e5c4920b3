using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace PensionsAi.Distributed.Upload;

/// <summary>Writes the same number of bytes in chunks of the same size by one COPY, as fast as the client can.</summary>
internal sealed class PlainCopy : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;

    private PlainCopy(NpgsqlDataSource database) => _database = database;

    public static async Task<PlainCopy> CreateAsync(string storage, CancellationToken cancellationToken)
    {
        var plain = new PlainCopy(NpgsqlDataSource.Create(storage));
        await plain.ExecuteAsync(
            "CREATE TABLE plain_chunks (number integer PRIMARY KEY, content bytea NOT NULL); ALTER TABLE plain_chunks ALTER COLUMN content SET STORAGE EXTERNAL",
            cancellationToken);
        return plain;
    }

    public async Task<TimeSpan> WriteAsync(long bytes, CancellationToken cancellationToken)
    {
        await ExecuteAsync("TRUNCATE plain_chunks", cancellationToken);
        var start = Stopwatch.GetTimestamp();
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync("COPY plain_chunks (number, content) FROM STDIN (FORMAT BINARY)", cancellationToken);
        var number = 0;
        for (var left = bytes; left > 0; left -= Noise.Block.Length)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(number++, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(Noise.Block.AsMemory(0, (int)Math.Min(left, Noise.Block.Length)), NpgsqlDbType.Bytea, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
