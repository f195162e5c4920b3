using Microsoft.EntityFrameworkCore;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Storage;

/// <summary>Brings the database up to date before anything uses it.</summary>
internal sealed class JobsDatabase(IDbContextFactory<JobsDbContext> contexts, StorageLocks locks) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // Of instances that start at the same time one does it. The framework's own lock lies in a table of a schema that
        // does not exist yet the first time.
        await using var turn = await locks.EnterAsync("jobs.migrations", cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
