using Microsoft.EntityFrameworkCore;
using PensionsAi.Jobs.Domain;

namespace PensionsAi.Jobs.Storage.PostgreSql;

/// <summary>
/// The tables of jobs in a schema of a PostgreSQL database, where several dispatchers take rows at the same time: each passes
/// over those that another is about to take, and waits for nobody.
/// </summary>
internal sealed class PostgreSqlJobsDbContext(DbContextOptions<PostgreSqlJobsDbContext> options) : JobsDbContext(options)
{
    public const string Schema = "jobs";

    // The rows are chosen apart from the update: within an IN they may be chosen again for every row, past the limit.
    public override IQueryable<StoredJob> ClaimDue(long now, long leaseEnd, int limit) => Jobs.FromSql($"""
        WITH due AS MATERIALIZED (
            SELECT "Id" FROM jobs.jobs WHERE "DispatchAt" <= {now} ORDER BY "DispatchAt" LIMIT {limit} FOR UPDATE SKIP LOCKED)
        UPDATE jobs.jobs AS job SET "DispatchAt" = {leaseEnd}, "Dispatches" = "Dispatches" + 1
        FROM due WHERE job."Id" = due."Id"
        RETURNING job.*
        """);

    public override IQueryable<StoredJob> ClaimReports(long now, long leaseEnd, int limit) => Jobs.FromSql($"""
        WITH due AS MATERIALIZED (
            SELECT "Id" FROM jobs.jobs WHERE "ReportAt" <= {now} ORDER BY "ReportAt" LIMIT {limit} FOR UPDATE SKIP LOCKED)
        UPDATE jobs.jobs AS job SET "ReportAt" = {leaseEnd}
        FROM due WHERE job."Id" = due."Id"
        RETURNING job.*
        """);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }
}
