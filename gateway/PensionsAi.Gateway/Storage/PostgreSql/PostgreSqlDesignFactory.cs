using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.Gateway.Storage.PostgreSql;

/// <summary>Lets <c>dotnet ef migrations add --context PostgreSqlGatewayDbContext</c> work without starting the gateway.</summary>
internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<PostgreSqlGatewayDbContext>
{
    public PostgreSqlGatewayDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlGatewayDbContext>().UseNpgsql("Host=design").Options);
}
