using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Reviews;

namespace PensionsAi.FormReading.Storage.Sqlite;

/// <summary>The tables of form reading in a SQLite file, which has one writer at a time.</summary>
internal sealed class SqliteFormReadingDbContext(DbContextOptions<SqliteFormReadingDbContext> options) : FormReadingDbContext(options)
{
    public override IQueryable<StoredReview> ClaimReports(long now, long leaseEnd, int limit) => Reviews.FromSql($"""
        UPDATE reviews SET "ReportAt" = {leaseEnd}
        WHERE "Id" IN (SELECT "Id" FROM reviews WHERE "ReportAt" <= {now} ORDER BY "ReportAt" LIMIT {limit})
        RETURNING *
        """);
}
