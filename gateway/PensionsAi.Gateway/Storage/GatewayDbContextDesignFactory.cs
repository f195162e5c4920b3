using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.Gateway.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> work without starting the gateway.</summary>
internal sealed class GatewayDbContextDesignFactory : IDesignTimeDbContextFactory<GatewayDbContext>
{
    public GatewayDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<GatewayDbContext>().UseSqlite("Data Source=design.db").Options);
}
