using PensionsAi.Gateway.Keys;
using PensionsAi.Storage;

namespace PensionsAi.Gateway.Storage;

/// <summary>Brings the database up to date, and the development key into it, before anything uses it.</summary>
internal sealed class GatewayDatabase(DatabaseMigration<GatewayDbContext> migration, DevelopmentKey developmentKey)
    : DatabaseStart<GatewayDbContext>(migration)
{
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        await base.StartingAsync(cancellationToken);
        await developmentKey.EnsureAsync(cancellationToken);
    }
}
