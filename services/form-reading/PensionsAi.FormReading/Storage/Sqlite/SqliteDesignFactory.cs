using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.FormReading.Storage.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add --context SqliteFormReadingDbContext</c> work without starting the service.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteFormReadingDbContext>
{
    public SqliteFormReadingDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteFormReadingDbContext>().UseSqlite("Data Source=design.db").Options);
}
