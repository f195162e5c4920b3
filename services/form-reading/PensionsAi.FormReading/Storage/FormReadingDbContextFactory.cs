using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using PensionsAi.FormReading.Storage.PostgreSql;
using PensionsAi.FormReading.Storage.Sqlite;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Storage;

/// <summary>Opens the database of form reading: the one place that knows which kind of database it is and where. Thread-safe.</summary>
internal sealed class FormReadingDbContextFactory(IOptions<StorageOptions> storage, LocalFolder folder, IServiceProvider services)
    : IDbContextFactory<FormReadingDbContext>
{
    private readonly Func<FormReadingDbContext> _create = storage.Value.Provider switch
    {
        StorageProvider.PostgreSql => PostgreSql(services.GetRequiredService<NpgsqlDataSource>()),
        _ => Sqlite(folder.PathOf("form-reading.db")),
    };

    public FormReadingDbContext CreateDbContext() => _create();

    private static Func<FormReadingDbContext> Sqlite(string path) => Pool(
        new DbContextOptionsBuilder<SqliteFormReadingDbContext>().UseSqlite($"Data Source={path}"));

    private static Func<FormReadingDbContext> PostgreSql(NpgsqlDataSource database) => Pool(
        new DbContextOptionsBuilder<PostgreSqlFormReadingDbContext>().UseNpgsql(database, options => options
            .MigrationsHistoryTable("migrations", PostgreSqlFormReadingDbContext.Schema)
            // What fails is tried again by the loops, the bus and the callers, each in its own time: one layer, not two.
            .ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies))));

    private static Func<FormReadingDbContext> Pool<TContext>(DbContextOptionsBuilder<TContext> options)
        where TContext : FormReadingDbContext =>
        new PooledDbContextFactory<TContext>(options.Options).CreateDbContext;
}
