using Microsoft.EntityFrameworkCore;

namespace PensionsAi.Storage;

/// <summary>Brings a module's database up to date. Thread-safe.</summary>
/// <typeparam name="TContext">The module's tables.</typeparam>
public sealed class DatabaseMigration<TContext>
    where TContext : DbContext
{
    private readonly string _lock;
    private readonly IDbContextFactory<TContext> _contexts;
    private readonly StorageLocks _locks;

    internal DatabaseMigration(DatabaseName name, IDbContextFactory<TContext> contexts, StorageLocks locks)
    {
        _lock = $"{name.Module}.migrations";
        _contexts = contexts;
        _locks = locks;
    }

    /// <summary>
    /// Brings the database up to date. Of processes that want to at the same time one does it: the framework's own lock lies in a
    /// table of a schema that does not exist yet the first time.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var turn = await _locks.EnterAsync(_lock, cancellationToken);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }
}
