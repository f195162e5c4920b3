using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using PensionsAi.Storage;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>Makes the tables of <see cref="PostgreSqlBlobStore"/> before anything uses them.</summary>
internal sealed class BlobTables(IOptions<StorageOptions> storage, StorageLocks locks, IServiceProvider services) : IHostedLifecycleService
{
    // A null in "chunks" marks an unfinished blob. Encrypted bytes do not get smaller: the database need not try.
    private const string Statements = """
        CREATE SCHEMA IF NOT EXISTS blobs;
        CREATE TABLE IF NOT EXISTS blobs.blobs (
            id uuid PRIMARY KEY,
            name text COLLATE "C" NOT NULL UNIQUE,
            written_at bigint NOT NULL,
            chunks integer NULL);
        CREATE TABLE IF NOT EXISTS blobs.chunks (
            blob uuid NOT NULL REFERENCES blobs.blobs (id) ON DELETE CASCADE,
            number integer NOT NULL,
            content bytea NOT NULL,
            PRIMARY KEY (blob, number));
        ALTER TABLE blobs.chunks ALTER COLUMN content SET STORAGE EXTERNAL;
        """;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (storage.Value.Provider != StorageProvider.PostgreSql)
            return;
        await using var turn = await locks.EnterAsync("blobs.tables", cancellationToken);
        var database = services.GetRequiredService<NpgsqlDataSource>();
        await using var known = database.CreateCommand("SELECT to_regclass('blobs.chunks') IS NOT NULL");
        if (await known.ExecuteScalarAsync(cancellationToken) is true)
            return;
        await using var create = database.CreateCommand(Statements);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
