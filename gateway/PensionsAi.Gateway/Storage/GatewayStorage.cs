using PensionsAi.Gateway.Storage.PostgreSql;
using PensionsAi.Gateway.Storage.Sqlite;
using PensionsAi.Storage;

namespace PensionsAi.Gateway.Storage;

/// <summary>The gateway's database, for the gateway and for commands beside it.</summary>
internal static class GatewayStorage
{
    public static IServiceCollection AddGatewayDatabase(this IServiceCollection services) =>
        services.AddDatabase<GatewayDbContext, SqliteGatewayDbContext, PostgreSqlGatewayDbContext>("gateway", PostgreSqlGatewayDbContext.Schema);
}
