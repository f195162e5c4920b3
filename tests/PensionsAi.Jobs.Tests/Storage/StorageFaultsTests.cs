using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests.Storage;

/// <summary>What a caller is told to try again, and what is a fault of ours.</summary>
public sealed class StorageFaultsTests
{
    private static readonly PassingFault Faults =
        new ServiceCollection().AddStorage().BuildServiceProvider().GetRequiredService<PassingFault>();

    [Theory]
    [InlineData("57P01", true)] // admin_shutdown
    [InlineData("57P03", true)] // cannot_connect_now
    [InlineData("53100", true)] // disk_full
    [InlineData("53300", true)] // too_many_connections
    [InlineData("40P01", true)] // deadlock_detected
    [InlineData("23505", false)] // unique_violation
    [InlineData("42P01", false)] // undefined_table
    [InlineData("28P01", false)] // invalid_password
    public void PostgreSql(string state, bool isPassing) =>
        Assert.Equal(isPassing, Faults.Includes(new PostgresException("text", "ERROR", "ERROR", state)));

    [Theory]
    [InlineData(5, 5, true)] // SQLITE_BUSY
    [InlineData(13, 13, true)] // SQLITE_FULL
    [InlineData(10, 4874, true)] // SQLITE_IOERR_SHMSIZE
    [InlineData(10, 266, false)] // SQLITE_IOERR_READ
    [InlineData(11, 11, false)] // SQLITE_CORRUPT
    [InlineData(14, 14, false)] // SQLITE_CANTOPEN
    [InlineData(19, 2067, false)] // SQLITE_CONSTRAINT_UNIQUE
    public void Sqlite(int code, int extended, bool isPassing) =>
        Assert.Equal(isPassing, Faults.Includes(new SqliteException("text", code, extended)));

    [Fact]
    public void OtherFaults_DoNotPass() => Assert.False(Faults.Includes(new InvalidOperationException("text")));
}
