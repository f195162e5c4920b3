using Microsoft.EntityFrameworkCore;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Gateway.Storage;

/// <summary>Opens the database of the gateway: the one place that knows which kind of database it is and where.</summary>
internal sealed class GatewayDbContextFactory(LocalFolder folder) : IDbContextFactory<GatewayDbContext>
{
    private readonly DbContextOptions<GatewayDbContext> _options =
        new DbContextOptionsBuilder<GatewayDbContext>().UseSqlite($"Data Source={folder.PathOf("gateway.db")}").Options;

    public GatewayDbContext CreateDbContext() => new(_options);
}
