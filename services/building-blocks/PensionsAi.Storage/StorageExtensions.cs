using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Storage;

/// <summary>Lets modules keep data where the configuration says.</summary>
public static class StorageExtensions
{
    /// <summary>
    /// Registers the options, checked before the host starts, and for PostgreSQL the one pool of connections that the modules
    /// of a process share. Can be called by every module.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(NpgsqlDataSource)))
            return services;
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StorageLocks>();
        services.AddSingleton(new PassingFault(StorageFaults.IsPassing));
        services.AddSingleton(provider =>
            NpgsqlDataSource.Create(provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString));
        return services;
    }

    /// <summary>Registers a module's database, with <see cref="AddStorage"/>: its contexts, pooled, and its <see cref="DatabaseMigration{TContext}"/>.</summary>
    /// <typeparam name="TContext">The module's tables.</typeparam>
    /// <typeparam name="TSqlite">Those in a SQLite file.</typeparam>
    /// <typeparam name="TPostgreSql">Those in a schema of a PostgreSQL database.</typeparam>
    /// <param name="services">Where to.</param>
    /// <param name="module">The module's name; its SQLite file is <c>{module}.db</c>.</param>
    /// <param name="schema">The schema in PostgreSQL.</param>
    public static IServiceCollection AddDatabase<TContext, TSqlite, TPostgreSql>(this IServiceCollection services, string module, string schema)
        where TContext : DbContext
        where TSqlite : TContext
        where TPostgreSql : TContext
    {
        var name = new DatabaseName(module, schema);
        services.AddStorage();
        services.AddSingleton<IDbContextFactory<TContext>>(provider => new DatabaseContexts<TContext, TSqlite, TPostgreSql>(name, provider));
        services.AddSingleton(provider => new DatabaseMigration<TContext>(
            name, provider.GetRequiredService<IDbContextFactory<TContext>>(), provider.GetRequiredService<StorageLocks>()));
        return services;
    }
}
