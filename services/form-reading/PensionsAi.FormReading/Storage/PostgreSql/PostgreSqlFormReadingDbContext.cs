using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Reviews;

namespace PensionsAi.FormReading.Storage.PostgreSql;

/// <summary>The tables of form reading in a schema of a PostgreSQL database that several processes share.</summary>
internal sealed class PostgreSqlFormReadingDbContext(DbContextOptions<PostgreSqlFormReadingDbContext> options) : FormReadingDbContext(options)
{
    public const string Schema = "form_reading";

    // The rows are chosen apart from the update: within an IN they may be chosen again for every row, past the limit.
    public override IQueryable<StoredReview> ClaimReports(long now, long leaseEnd, int limit) => Reviews.FromSql($"""
        WITH due AS MATERIALIZED (
            SELECT "Id" FROM form_reading.reviews WHERE "ReportAt" <= {now} ORDER BY "ReportAt" LIMIT {limit} FOR UPDATE SKIP LOCKED)
        UPDATE form_reading.reviews AS review SET "ReportAt" = {leaseEnd}
        FROM due WHERE review."Id" = due."Id"
        RETURNING review.*
        """);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }
}
