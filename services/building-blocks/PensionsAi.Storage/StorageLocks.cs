using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace PensionsAi.Storage;

/// <summary>
/// Locks between the processes that share a database. SQLite is one machine's, and locks its file itself: there every lock is
/// free. Thread-safe.
/// </summary>
public sealed class StorageLocks(IOptions<StorageOptions> options, IServiceProvider services)
{
    /// <summary>Waits for a lock, for as long as another process has it.</summary>
    public async Task<IAsyncDisposable> EnterAsync(string name, CancellationToken cancellationToken) =>
        options.Value.Provider == StorageProvider.PostgreSql
            ? await PostgreSqlLock.EnterAsync(services.GetRequiredService<NpgsqlDataSource>(), name, cancellationToken)
            : new FreeLock();

    /// <summary>Takes a lock; null when another process has it.</summary>
    public async Task<IAsyncDisposable?> TryEnterAsync(string name, CancellationToken cancellationToken) =>
        options.Value.Provider == StorageProvider.PostgreSql
            ? await PostgreSqlLock.TryEnterAsync(services.GetRequiredService<NpgsqlDataSource>(), name, cancellationToken)
            : new FreeLock();

    private sealed class FreeLock : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
