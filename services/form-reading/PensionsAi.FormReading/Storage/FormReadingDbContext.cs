using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Templates;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Storage;

/// <summary>The tables of form reading. Whatever comes from a filled-in form is sealed before it is put here.</summary>
internal abstract class FormReadingDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<StoredReview> Reviews => Set<StoredReview>();

    public DbSet<StoredCrop> Crops => Set<StoredCrop>();

    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<StoredExample> Examples => Set<StoredExample>();

    public DbSet<Removal> Removals => Set<Removal>();

    public DbSet<StoredTemplate> Templates => Set<StoredTemplate>();

    /// <summary>
    /// One statement that takes reviews whose end is to be told and moves them to the end of a lease. Two that run at the same
    /// time never take the same row.
    /// </summary>
    /// <param name="now">Ticks in UTC.</param>
    /// <param name="leaseEnd">Ticks in UTC.</param>
    /// <param name="limit">Most rows.</param>
    public abstract IQueryable<StoredReview> ClaimReports(long now, long leaseEnd, int limit);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredReview>(review =>
        {
            review.ToTable("reviews");
            review.HasKey(row => row.Id);
            review.Property(row => row.Kind).HasMaxLength(64);
            review.Property(row => row.Reason).HasConversion<string>().HasMaxLength(16);
            review.Property(row => row.Status).HasConversion<string>().HasMaxLength(16);
            review.Property(row => row.Template).HasMaxLength(64);
            review.Property(row => row.TemplateVersion).HasMaxLength(32);
            review.Property(row => row.Caller).HasMaxLength(64);
            review.Property(row => row.CaseReference).HasMaxLength(64);
            review.Property(row => row.ClaimedBy).HasMaxLength(64);
            review.Property(row => row.FinishedBy).HasMaxLength(64);
            // A review is finished once: of two that finish it at the same moment, one finds the time set and gives way.
            review.Property(row => row.FinishedAt).IsConcurrencyToken();
            // And one who finishes what another claimed meanwhile gives way too.
            review.Property(row => row.ClaimedBy).IsConcurrencyToken();
            // A job that is delivered twice makes one review of each of its forms.
            review.HasIndex(row => new { row.JobId, row.Part }).IsUnique();
            review.HasIndex(row => new { row.Status, row.CreatedAt });
            review.HasIndex(row => row.ExpiresAt);
            review.HasIndex(row => row.ReportAt);
        });
        modelBuilder.Entity<StoredCrop>(crop =>
        {
            crop.ToTable("review_crops");
            crop.HasKey(row => new { row.ReviewId, row.Field });
            crop.Property(row => row.Field).HasMaxLength(64);
            crop.HasOne<StoredReview>().WithMany().HasForeignKey(row => row.ReviewId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<Verdict>(verdict =>
        {
            verdict.ToTable("verdicts");
            verdict.HasKey(row => new { row.ReviewId, row.Field });
            verdict.Property(row => row.Field).HasMaxLength(64);
            verdict.Property(row => row.FieldType).HasMaxLength(32);
            verdict.Property(row => row.Template).HasMaxLength(64);
            verdict.Property(row => row.TemplateVersion).HasMaxLength(32);
            verdict.Property(row => row.Reason).HasConversion<string>().HasMaxLength(16);
            verdict.HasIndex(row => new { row.ModelName, row.ModelVersion });
        });
        modelBuilder.Entity<StoredExample>(example =>
        {
            example.ToTable("examples");
            example.HasKey(row => row.Id);
            example.HasIndex(row => row.ExpiresAt);
        });
        modelBuilder.Entity<StoredTemplate>(template =>
        {
            template.ToTable("form_templates");
            template.HasKey(row => new { row.Id, row.Version });
            template.Property(row => row.Id).HasMaxLength(40);
            template.Property(row => row.CreatedBy).HasMaxLength(64);
        });
        modelBuilder.Entity<Removal>(removal =>
        {
            removal.ToTable("removals");
            removal.HasKey(row => row.Id);
            removal.Property(row => row.Kind).HasMaxLength(64);
        });
    }
}
