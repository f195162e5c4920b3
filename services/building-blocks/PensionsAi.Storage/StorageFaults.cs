using Microsoft.Data.Sqlite;
using Npgsql;

namespace PensionsAi.Storage;

/// <summary>Which faults of the databases pass by themselves.</summary>
internal static class StorageFaults
{
    // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL (sqlite.org/rescode.html).
    private static readonly int[] Sqlite = [5, 6, 13];

    // SQLITE_IOERR_SHMSIZE: the index of the log cannot grow because the disk is full. Other input/output errors do not pass.
    private const int SqliteSharedMemorySize = 10 | (19 << 8);

    // Shutdown by an operator, after a crash, while it starts, and of a session that was idle (PostgreSQL, appendix A, class 57P).
    private const string OperatorIntervention = "57P";

    public static bool IsPassing(Exception exception) => exception switch
    {
        SqliteException sqlite => Sqlite.Contains(sqlite.SqliteErrorCode) || sqlite.SqliteExtendedErrorCode == SqliteSharedMemorySize,
        PostgresException postgres when postgres.SqlState.StartsWith(OperatorIntervention, StringComparison.Ordinal) => true,
        NpgsqlException npgsql => npgsql.IsTransient,
        _ => false,
    };
}
