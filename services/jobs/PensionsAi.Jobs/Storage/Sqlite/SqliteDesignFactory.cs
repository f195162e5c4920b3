using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.Jobs.Storage.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add --context SqliteJobsDbContext</c> work without starting the service.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteJobsDbContext>
{
    public SqliteJobsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteJobsDbContext>().UseSqlite("Data Source=design.db").Options);
}
