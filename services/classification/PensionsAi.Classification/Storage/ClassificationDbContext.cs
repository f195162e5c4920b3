using Microsoft.EntityFrameworkCore;
using PensionsAi.Classification.Analyze.Themes;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Teach;
using PensionsAi.Classification.Versions;
using PensionsAi.Storage;

namespace PensionsAi.Classification.Storage;

/// <summary>The tables of classification. A person's text is masked and sealed before it is put here.</summary>
internal abstract class ClassificationDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<StoredTaxonomy> Taxonomies => Set<StoredTaxonomy>();

    public DbSet<StoredExample> Examples => Set<StoredExample>();

    public DbSet<StoredVersion> Versions => Set<StoredVersion>();

    public DbSet<Activation> Activations => Set<Activation>();

    public DbSet<StoredThemes> Themes => Set<StoredThemes>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredTaxonomy>(taxonomy =>
        {
            taxonomy.ToTable("taxonomies");
            taxonomy.HasKey(row => row.Id);
            taxonomy.Property(row => row.Id).HasMaxLength(64);
            taxonomy.Property(row => row.Revision).IsConcurrencyToken();
            taxonomy.Property(row => row.ChangedBy).HasMaxLength(64);
        });
        modelBuilder.Entity<StoredExample>(example =>
        {
            example.ToTable("examples");
            example.HasKey(row => row.Id);
            example.Property(row => row.Taxonomy).HasMaxLength(64);
            example.Property(row => row.Source).HasConversion<string>().HasMaxLength(16);
            example.Property(row => row.AddedBy).HasMaxLength(64);
            example.Property(row => row.LabelledBy).HasMaxLength(64);
            example.HasIndex(row => new { row.Taxonomy, row.Fingerprint }).IsUnique();
            example.HasIndex(row => new { row.Taxonomy, row.AddedAt });
        });
        modelBuilder.Entity<StoredVersion>(version =>
        {
            version.ToTable("versions");
            // Of two trainings that end at the same moment one finds its number taken and takes the next.
            version.HasKey(row => new { row.Taxonomy, row.Number });
            version.Property(row => row.Taxonomy).HasMaxLength(64);
            version.Property(row => row.Sha256).HasMaxLength(64);
            version.Property(row => row.TrainedBy).HasMaxLength(64);
            version.HasIndex(row => row.JobId).IsUnique();
        });
        modelBuilder.Entity<Activation>(activation =>
        {
            activation.ToTable("activations");
            activation.HasKey(row => row.Id);
            activation.Property(row => row.Taxonomy).HasMaxLength(64);
            activation.Property(row => row.Version).HasMaxLength(32);
            activation.Property(row => row.ActivatedBy).HasMaxLength(64);
            activation.HasIndex(row => new { row.Taxonomy, row.Id });
        });
        modelBuilder.Entity<StoredThemes>(themes =>
        {
            themes.ToTable("themes");
            themes.HasKey(row => new { row.Caller, row.Taxonomy, row.Series });
            themes.Property(row => row.Caller).HasMaxLength(64);
            themes.Property(row => row.Taxonomy).HasMaxLength(64);
            themes.Property(row => row.Series).HasMaxLength(64);
            themes.Property(row => row.Revision).IsConcurrencyToken();
            themes.HasIndex(row => row.ChangedAt);
        });
    }
}
