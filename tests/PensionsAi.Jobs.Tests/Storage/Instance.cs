using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PensionsAi.Jobs.Dispatch;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests.Storage;

/// <summary>What an instance of jobs has of its storage, with connections of its own, and nothing that works by itself.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly IHost _host;

    public Instance(string folder, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Folder = folder;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(TestStorage.Settings(folder).Concat(settings));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LocalFolder>();
        builder.Services.AddSingleton<PlatformKeys>();
        builder.Services.AddJobsDatabase();
        builder.Services.AddSingleton<JobClaims>();
        builder.Services.AddOptions<JobsOptions>();
        builder.AddBlobStore();
        builder.Services.AddHostedService<DatabaseStart<JobsDbContext>>();
        _host = builder.Build();
    }

    public string Folder { get; }

    public IDbContextFactory<JobsDbContext> Contexts => _host.Services.GetRequiredService<IDbContextFactory<JobsDbContext>>();

    public JobClaims Claims => _host.Services.GetRequiredService<JobClaims>();

    public EncryptedBlobs Blobs => _host.Services.GetRequiredService<EncryptedBlobs>();

    public StorageLocks Locks => _host.Services.GetRequiredService<StorageLocks>();

    /// <summary>An instance over empty storage that is ready for use.</summary>
    public static async Task<Instance> StartAsync(StorageProvider storage, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var instance = new Instance(await TestStorage.CreateAsync(storage), settings);
        await instance.StartAsync();
        return instance;
    }

    /// <summary>Makes the tables.</summary>
    public Task StartAsync() => _host.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
    }
}
