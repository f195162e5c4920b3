using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Keys;
using PensionsAi.Storage;

namespace PensionsAi.Gateway.Storage;

/// <summary>The tables of the gateway.</summary>
internal abstract class GatewayDbContext(DbContextOptions options) : DbContext(options)
{
    public const string AuditTable = "audit_entries";

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseRewrites();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseRewrites();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ApiKey>(key =>
        {
            key.ToTable("api_keys");
            key.HasKey(row => row.Id);
            key.Property(row => row.Name).HasMaxLength(64);
            key.Property(row => row.Sha256).HasMaxLength(64);
            key.Property(row => row.Scopes).HasConversion(SpaceSeparated, ByItem);
            key.Property(row => row.CallbackHosts).HasConversion(SpaceSeparated, ByItem);
            key.HasIndex(row => row.Sha256).IsUnique();
            key.HasIndex(row => row.Name).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
        });
        modelBuilder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable(AuditTable);
            entry.HasKey(row => row.Sequence);
            entry.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(16);
            entry.Property(row => row.Caller).HasMaxLength(64);
            entry.Property(row => row.Method).HasMaxLength(16);
            entry.Property(row => row.Route).HasMaxLength(128);
            entry.Property(row => row.Problem).HasMaxLength(128);
            entry.Property(row => row.ModelName).HasMaxLength(64);
            entry.Property(row => row.ModelVersion).HasMaxLength(64);
            entry.Property(row => row.ModelSha256).HasMaxLength(64);
            entry.Property(row => row.CaseReference).HasMaxLength(64);
            entry.HasIndex(row => row.EventId).IsUnique();
            entry.HasIndex(row => row.At);
            entry.HasIndex(row => row.CaseReference);
        });
    }

    private static ValueConverter<IReadOnlyList<string>, string> SpaceSeparated { get; } = new(
        list => string.Join(' ', list),
        text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static ValueComparer<IReadOnlyList<string>> ByItem { get; } = new(
        (left, right) => left!.SequenceEqual(right!), list => list.Count, list => list);

    private void RefuseRewrites()
    {
        if (ChangeTracker.Entries<AuditEntry>().Any(entry => entry.State is EntityState.Modified or EntityState.Deleted))
            throw new InvalidOperationException("The audit trail is append-only.");
    }
}
