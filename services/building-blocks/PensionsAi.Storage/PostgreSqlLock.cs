using Npgsql;

namespace PensionsAi.Storage;

/// <summary>
/// A lock that one process at a time holds, whichever machine it runs on: a session's advisory lock. It ends with its
/// connection, so a process that dies holds it no longer.
/// </summary>
/// <remarks>
/// It needs a connection that stays with one session: a pooler in between must not share connections by transaction.
/// </remarks>
internal sealed class PostgreSqlLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private PostgreSqlLock(NpgsqlConnection connection, string name)
    {
        _connection = connection;
        _name = name;
    }

    /// <summary>Waits for a lock, for as long as another has it.</summary>
    /// <param name="database">Where the lock lies.</param>
    /// <param name="name">Names what is locked.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<PostgreSqlLock> EnterAsync(NpgsqlDataSource database, string name, CancellationToken cancellationToken) =>
        await TakeAsync(database, name, "SELECT true FROM (SELECT pg_advisory_lock(hashtextextended($1, 0))) AS taken", cancellationToken)
        ?? throw new InvalidOperationException("A lock that was waited for was not given.");

    /// <summary>Takes a lock; null when another has it.</summary>
    /// <param name="database">Where the lock lies.</param>
    /// <param name="name">Names what is locked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<PostgreSqlLock?> TryEnterAsync(NpgsqlDataSource database, string name, CancellationToken cancellationToken) =>
        TakeAsync(database, name, "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", cancellationToken);

    /// <summary>Lets go of the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // A pooled connection outlives this object, and its locks with it.
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock(hashtextextended($1, 0))", _connection);
            command.Parameters.AddWithValue(_name);
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is broken, and the lock went with it.
        }

        await _connection.DisposeAsync();
    }

    private static async Task<PostgreSqlLock?> TakeAsync(
        NpgsqlDataSource database, string name, string statement, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        var isTaken = false;
        try
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            command.Parameters.AddWithValue(name);
            isTaken = await command.ExecuteScalarAsync(cancellationToken) is true;
            return isTaken ? new PostgreSqlLock(connection, name) : null;
        }
        finally
        {
            if (!isTaken)
                await connection.DisposeAsync();
        }
    }
}
