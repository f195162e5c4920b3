using Microsoft.EntityFrameworkCore;
using PensionsAi.Gateway.Audit;

namespace PensionsAi.Gateway.Storage.PostgreSql;

/// <summary>The tables of the gateway in a schema of a PostgreSQL database.</summary>
internal sealed class PostgreSqlGatewayDbContext(DbContextOptions<PostgreSqlGatewayDbContext> options) : GatewayDbContext(options)
{
    public const string Schema = "gateway";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
        // PostgreSQL refuses a text that is too long, and no entry may keep those behind it from being written.
        foreach (var property in modelBuilder.Entity<AuditEntry>().Metadata.GetProperties())
            property.SetMaxLength(null);
    }
}
