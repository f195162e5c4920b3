using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Storage;

/// <summary>The tables of jobs, and the statements about them that differ from one kind of database to another.</summary>
internal abstract class JobsDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<StoredJob> Jobs => Set<StoredJob>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<Removal> Removals => Set<Removal>();

    /// <summary>
    /// One statement that takes jobs that are due, counts the attempt and moves them to the end of a lease. Two that run at
    /// the same time never take the same row.
    /// </summary>
    /// <param name="now">Ticks in UTC.</param>
    /// <param name="leaseEnd">Ticks in UTC.</param>
    /// <param name="limit">Most rows.</param>
    public abstract IQueryable<StoredJob> ClaimDue(long now, long leaseEnd, int limit);

    /// <summary>The same for jobs whose end is to be reported.</summary>
    /// <param name="now">Ticks in UTC.</param>
    /// <param name="leaseEnd">Ticks in UTC.</param>
    /// <param name="limit">Most rows.</param>
    public abstract IQueryable<StoredJob> ClaimReports(long now, long leaseEnd, int limit);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredJob>(job =>
        {
            job.ToTable("jobs");
            job.HasKey(row => row.Id);
            job.Property(row => row.Status).HasConversion<string>().HasMaxLength(16);
            // A job ends once: of two that end it at the same moment, one finds the time set and gives way.
            job.Property(row => row.FinishedAt).IsConcurrencyToken();
            job.Property(row => row.Kind).HasMaxLength(64);
            job.Property(row => row.Caller).HasMaxLength(64);
            job.Property(row => row.CaseReference).HasMaxLength(64);
            job.Property(row => row.Results).HasConversion(
                AsJson<IReadOnlyList<StoredResult>>(),
                new ValueComparer<IReadOnlyList<StoredResult>>(
                    (left, right) => left!.SequenceEqual(right!), list => list.Count, list => list));
            job.Property(row => row.Problem).HasConversion(AsJson<JobProblem?>());
            job.Property(row => row.Model).HasConversion(AsJson<ModelVersion?>());
            job.HasIndex(row => row.DispatchAt);
            job.HasIndex(row => row.CallbackAt);
            job.HasIndex(row => row.ExpiresAt);
            job.HasIndex(row => row.ReportAt);
            job.HasIndex(row => new { row.Caller, row.CreatedAt });
        });
        modelBuilder.Entity<IdempotencyRecord>(record =>
        {
            record.ToTable("idempotency_records");
            record.HasKey(row => new { row.Caller, row.Key });
            record.Property(row => row.Caller).HasMaxLength(64);
            record.Property(row => row.Key).HasMaxLength(255);
            record.HasIndex(row => row.JobId);
            record.HasIndex(row => row.CreatedAt);
        });
        modelBuilder.Entity<Removal>(removal =>
        {
            removal.ToTable("removals");
            removal.HasKey(row => row.JobId);
            removal.Property(row => row.Kind).HasMaxLength(64);
        });
    }

    private static ValueConverter<T, string> AsJson<T>() => new(
        value => JsonSerializer.Serialize(value, JsonConventions.Options),
        json => JsonSerializer.Deserialize<T>(json, JsonConventions.Options)!);
}
