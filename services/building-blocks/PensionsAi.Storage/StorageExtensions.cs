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
}
