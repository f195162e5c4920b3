using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.FormReading.Storage.PostgreSql;

/// <summary>Lets <c>dotnet ef migrations add --context PostgreSqlFormReadingDbContext</c> work without starting the service.</summary>
internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<PostgreSqlFormReadingDbContext>
{
    public PostgreSqlFormReadingDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlFormReadingDbContext>().UseNpgsql("Host=design").Options);
}
