using Microsoft.EntityFrameworkCore;
using PensionsAi.Gateway.Keys;
using PensionsAi.Storage;

namespace PensionsAi.Gateway.Storage;

/// <summary>Brings the database up to date, and the development key into it, before anything uses it.</summary>
internal sealed class GatewayDatabase(
    IDbContextFactory<GatewayDbContext> contexts, StorageLocks locks, DevelopmentKey developmentKey) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(contexts, locks, cancellationToken);
        await developmentKey.EnsureAsync(cancellationToken);
    }

    /// <summary>Brings the database up to date. Of processes that want to at the same time one does it.</summary>
    public static async Task MigrateAsync(IDbContextFactory<GatewayDbContext> contexts, StorageLocks locks, CancellationToken cancellationToken)
    {
        await using var turn = await locks.EnterAsync("gateway.migrations", cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
