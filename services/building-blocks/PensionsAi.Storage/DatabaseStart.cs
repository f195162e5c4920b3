using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace PensionsAi.Storage;

/// <summary>Brings a module's database up to date before anything uses it.</summary>
/// <typeparam name="TContext">The module's tables.</typeparam>
/// <param name="migration">Does it.</param>
public class DatabaseStart<TContext>(DatabaseMigration<TContext> migration) : IHostedLifecycleService
    where TContext : DbContext
{
    /// <inheritdoc/>
    public virtual Task StartingAsync(CancellationToken cancellationToken) => migration.RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
