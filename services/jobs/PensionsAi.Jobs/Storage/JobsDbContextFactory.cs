using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using PensionsAi.Jobs.Storage.PostgreSql;
using PensionsAi.Jobs.Storage.Sqlite;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Storage;

/// <summary>Opens the database of jobs: the one place that knows which kind of database it is and where. Thread-safe.</summary>
internal sealed class JobsDbContextFactory(IOptions<StorageOptions> storage, LocalFolder folder, IServiceProvider services) : IDbContextFactory<JobsDbContext>
{
    private readonly Func<JobsDbContext> _create = storage.Value.Provider switch
    {
        StorageProvider.PostgreSql => PostgreSql(services.GetRequiredService<NpgsqlDataSource>()),
        _ => Sqlite(folder.PathOf("jobs.db")),
    };

    public JobsDbContext CreateDbContext() => _create();

    private static Func<JobsDbContext> Sqlite(string path) => Pool(
        new DbContextOptionsBuilder<SqliteJobsDbContext>().UseSqlite($"Data Source={path}"));

    private static Func<JobsDbContext> PostgreSql(NpgsqlDataSource database) => Pool(
        new DbContextOptionsBuilder<PostgreSqlJobsDbContext>().UseNpgsql(database, options => options
            .MigrationsHistoryTable("migrations", PostgreSqlJobsDbContext.Schema)
            // What fails is tried again by the loops, the bus and the callers, each in its own time: one layer, not two.
            .ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies))));

    private static Func<JobsDbContext> Pool<TContext>(DbContextOptionsBuilder<TContext> options)
        where TContext : JobsDbContext =>
        new PooledDbContextFactory<TContext>(options.Options).CreateDbContext;
}
