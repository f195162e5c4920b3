using Microsoft.Data.Sqlite;
using Npgsql;

namespace PensionsAi.Storage;

/// <summary>Which faults of the databases pass by themselves.</summary>
internal static class StorageFaults
{
    // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN (sqlite.org/rescode.html).
    private static readonly int[] Sqlite = [5, 6, 10, 13, 14];

    // Shutdown by an operator, after a crash, while it starts, and of a session that was idle (PostgreSQL, appendix A, class 57P).
    private const string OperatorIntervention = "57P";

    public static bool IsPassing(Exception exception) => exception switch
    {
        SqliteException sqlite => Sqlite.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres when postgres.SqlState.StartsWith(OperatorIntervention, StringComparison.Ordinal) => true,
        NpgsqlException npgsql => npgsql.IsTransient,
        _ => false,
    };
}
