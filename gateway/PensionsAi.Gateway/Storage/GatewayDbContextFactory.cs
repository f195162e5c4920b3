using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using PensionsAi.Gateway.Storage.PostgreSql;
using PensionsAi.Gateway.Storage.Sqlite;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage;

namespace PensionsAi.Gateway.Storage;

/// <summary>Opens the database of the gateway: the one place that knows which kind of database it is and where. Thread-safe.</summary>
internal sealed class GatewayDbContextFactory(IOptions<StorageOptions> storage, LocalFolder folder, IServiceProvider services) : IDbContextFactory<GatewayDbContext>
{
    private readonly Func<GatewayDbContext> _create = storage.Value.Provider switch
    {
        StorageProvider.PostgreSql => PostgreSql(services.GetRequiredService<NpgsqlDataSource>()),
        _ => Sqlite(folder.PathOf("gateway.db")),
    };

    public GatewayDbContext CreateDbContext() => _create();

    private static Func<GatewayDbContext> Sqlite(string path)
    {
        var options = new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={path}").Options;
        return () => new SqliteGatewayDbContext(options);
    }

    private static Func<GatewayDbContext> PostgreSql(NpgsqlDataSource database)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlGatewayDbContext>().UseNpgsql(database, npgsql => npgsql
            .MigrationsHistoryTable("migrations", PostgreSqlGatewayDbContext.Schema)
            // What fails is tried again by the audit writer and by callers, each in its own time: one layer, not two.
            .ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies))).Options;
        return () => new PostgreSqlGatewayDbContext(options);
    }
}
