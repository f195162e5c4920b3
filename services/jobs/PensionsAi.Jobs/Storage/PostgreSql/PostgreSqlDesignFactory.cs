using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.Jobs.Storage.PostgreSql;

/// <summary>Lets <c>dotnet ef migrations add --context PostgreSqlJobsDbContext</c> work without starting the service.</summary>
internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<PostgreSqlJobsDbContext>
{
    public PostgreSqlJobsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlJobsDbContext>().UseNpgsql("Host=design").Options);
}
