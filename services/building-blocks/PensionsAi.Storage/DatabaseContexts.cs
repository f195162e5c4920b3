using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Storage;

/// <summary>Opens a module's database: the one place that knows which kind of database it is and where. Thread-safe.</summary>
/// <typeparam name="TContext">The module's tables.</typeparam>
/// <typeparam name="TSqlite">Those in a SQLite file.</typeparam>
/// <typeparam name="TPostgreSql">Those in a schema of a PostgreSQL database.</typeparam>
internal sealed class DatabaseContexts<TContext, TSqlite, TPostgreSql> : IDbContextFactory<TContext>
    where TContext : DbContext
    where TSqlite : TContext
    where TPostgreSql : TContext
{
    private readonly Func<TContext> _create;

    public DatabaseContexts(DatabaseName name, IServiceProvider services) =>
        _create = services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider switch
        {
            StorageProvider.PostgreSql => PostgreSql(services.GetRequiredService<NpgsqlDataSource>(), name.Schema),
            _ => Sqlite(services.GetRequiredService<LocalFolder>().PathOf($"{name.Module}.db")),
        };

    public TContext CreateDbContext() => _create();

    private static Func<TContext> Sqlite(string path) => Pool(new DbContextOptionsBuilder<TSqlite>().UseSqlite($"Data Source={path}"));

    private static Func<TContext> PostgreSql(NpgsqlDataSource database, string schema) => Pool(
        new DbContextOptionsBuilder<TPostgreSql>().UseNpgsql(database, options => options
            .MigrationsHistoryTable("migrations", schema)
            // What fails is tried again by the loops, the bus and the callers, each in its own time: one layer, not two.
            .ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies))));

    private static Func<TContext> Pool<T>(DbContextOptionsBuilder<T> options)
        where T : TContext =>
        new PooledDbContextFactory<T>(options.Options).CreateDbContext;
}
