using Microsoft.EntityFrameworkCore;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Storage;

/// <summary>Brings the database up to date before anything uses it.</summary>
internal sealed class FormReadingDatabase(IDbContextFactory<FormReadingDbContext> contexts, StorageLocks locks) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => MigrateAsync(contexts, locks, cancellationToken);

    /// <summary>Brings the database up to date. Of processes that want to at the same time one does it.</summary>
    public static async Task MigrateAsync(IDbContextFactory<FormReadingDbContext> contexts, StorageLocks locks, CancellationToken cancellationToken)
    {
        await using var turn = await locks.EnterAsync("form-reading.migrations", cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
