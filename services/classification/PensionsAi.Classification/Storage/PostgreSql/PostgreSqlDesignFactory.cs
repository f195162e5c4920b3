using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.Classification.Storage.PostgreSql;

/// <summary>Lets <c>dotnet ef migrations add --context PostgreSqlClassificationDbContext</c> work without starting the service.</summary>
internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<PostgreSqlClassificationDbContext>
{
    public PostgreSqlClassificationDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlClassificationDbContext>().UseNpgsql("Host=design").Options);
}
