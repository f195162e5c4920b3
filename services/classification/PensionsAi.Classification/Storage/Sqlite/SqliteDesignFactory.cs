using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.Classification.Storage.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add --context SqliteClassificationDbContext</c> work without starting the service.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteClassificationDbContext>
{
    public SqliteClassificationDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteClassificationDbContext>().UseSqlite("Data Source=design.db").Options);
}
