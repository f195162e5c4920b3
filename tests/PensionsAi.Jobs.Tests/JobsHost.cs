using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests;

/// <summary>Jobs over real HTTP, with a real database, blobs and bus, and a service that turns text round.</summary>
internal sealed class JobsHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private JobsHost(WebApplication app, string folder)
    {
        _app = app;
        Folder = folder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public string Folder { get; }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<JobsHost> StartAsync(
        string? folder = null, bool withService = true, StorageProvider storage = StorageProvider.Sqlite) =>
        StartWithAsync<ReverseText>(folder, withService, storage: storage);

    /// <param name="folder">An earlier host's folder, to go on where it stopped, or beside it.</param>
    /// <param name="isRunning">Whether the service runs.</param>
    /// <param name="settings">Configuration on top of the tests' own.</param>
    /// <param name="logs">Gets every log line, of every level.</param>
    /// <param name="storage">Where a host without an earlier one keeps its data.</param>
    public static async Task<JobsHost> StartWithAsync<THandler>(
        string? folder = null, bool isRunning = true, IEnumerable<(string Name, string Value)>? settings = null, ILoggerProvider? logs = null,
        StorageProvider storage = StorageProvider.Sqlite)
        where THandler : class, IJobHandler
    {
        folder ??= await TestStorage.CreateAsync(storage);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Logging.ClearProviders();
        if (logs is not null)
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Platform:LocalFolder"] = folder,
            // Nothing listens there: calls are accepted unchecked.
            ["Jobs:Kinds:maskings:Service"] = "http://127.0.0.1:9",
        });
        builder.Configuration.AddInMemoryCollection(TestStorage.Settings(folder));
        builder.Configuration.AddInMemoryCollection((settings ?? []).Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.AddServiceDefaults();
        builder.AddJobs();
        if (isRunning)
            builder.AddJobHandler<THandler>("maskings");
        builder.AddBus();
        var app = builder.Build();
        app.UseService(routes => routes.MapJobs());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new JobsHost(app, folder);
    }

    public HttpClient ClientOf(string caller, params string[] scopes) => ClientOf(caller, [], scopes);

    public HttpClient ClientOf(string caller, IReadOnlyList<string> callbackHosts, params string[] scopes)
    {
        // A trace of its own would come in place of the one that a test sends.
        var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = Address };
        var token = _app.Services.GetRequiredService<InternalToken>().Issue(new CallerIdentity(caller, scopes, CallbackHosts: callbackHosts));
        client.DefaultRequestHeaders.Add(InternalToken.HeaderName, token);
        return client;
    }

    /// <summary>Names of all blobs, unfinished ones too.</summary>
    public async Task<IReadOnlyList<string>> BlobsAsync() => await Services.GetRequiredService<EncryptedBlobs>()
        .ListWrittenBeforeAsync(DateTimeOffset.MaxValue, TestContext.Current.CancellationToken)
        .ToListAsync(TestContext.Current.CancellationToken);

    public static StringContent Text(string text) => new(text, MediaTypeHeaderValue.Parse("text/plain"));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
