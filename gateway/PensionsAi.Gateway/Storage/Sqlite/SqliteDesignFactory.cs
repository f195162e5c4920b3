using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.Gateway.Storage.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add --context SqliteGatewayDbContext</c> work without starting the gateway.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteGatewayDbContext>
{
    public SqliteGatewayDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite("Data Source=design.db").Options);
}
