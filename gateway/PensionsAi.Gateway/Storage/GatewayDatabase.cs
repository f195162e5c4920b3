using Microsoft.EntityFrameworkCore;
using PensionsAi.Gateway.Keys;

namespace PensionsAi.Gateway.Storage;

/// <summary>Brings the database up to date, and the development key into it, before anything uses it.</summary>
internal sealed class GatewayDatabase(IDbContextFactory<GatewayDbContext> contexts, DevelopmentKey developmentKey) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await developmentKey.EnsureAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
