using Microsoft.EntityFrameworkCore;
using PensionsAi.Jobs.Domain;

namespace PensionsAi.Jobs.Storage.Sqlite;

/// <summary>The tables of jobs in a SQLite file, which has one writer at a time.</summary>
internal sealed class SqliteJobsDbContext(DbContextOptions<SqliteJobsDbContext> options) : JobsDbContext(options)
{
    public override IQueryable<StoredJob> ClaimDue(long now, long leaseEnd, int limit) => Jobs.FromSql($"""
        UPDATE jobs SET "DispatchAt" = {leaseEnd}, "Dispatches" = "Dispatches" + 1
        WHERE "Id" IN (SELECT "Id" FROM jobs WHERE "DispatchAt" <= {now} ORDER BY "DispatchAt" LIMIT {limit})
        RETURNING *
        """);

    public override IQueryable<StoredJob> ClaimReports(long now, long leaseEnd, int limit) => Jobs.FromSql($"""
        UPDATE jobs SET "ReportAt" = {leaseEnd}
        WHERE "Id" IN (SELECT "Id" FROM jobs WHERE "ReportAt" <= {now} ORDER BY "ReportAt" LIMIT {limit})
        RETURNING *
        """);
}
