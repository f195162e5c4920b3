using Microsoft.EntityFrameworkCore;

namespace PensionsAi.Classification.Storage.PostgreSql;

/// <summary>The tables of classification in a schema of a PostgreSQL database that several processes share.</summary>
internal sealed class PostgreSqlClassificationDbContext(DbContextOptions<PostgreSqlClassificationDbContext> options) : ClassificationDbContext(options)
{
    public const string Schema = "classification";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }
}
