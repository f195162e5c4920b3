using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Keys;
using PensionsAi.Gateway.Storage;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Tests.Hosting;

/// <summary>The gateway over real HTTP, with a real database, and real services behind it.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private static readonly string[] Clusters = ["masking", "classification", "form-reading", "transcription", "jobs"];

    private readonly WebApplication _app;
    private readonly Dictionary<string, string> _keys = [];

    private GatewayHost(WebApplication app, string folder, IReadOnlyDictionary<string, EchoService> services, LogCapture logs)
    {
        _app = app;
        Folder = folder;
        Behind = services;
        Logs = logs;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public string Folder { get; }

    public Uri Address { get; }

    public LogCapture Logs { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The services by name of their cluster.</summary>
    public IReadOnlyDictionary<string, EchoService> Behind { get; }

    public string DevelopmentKey => File.ReadAllText(Path.Combine(Folder, "api-key"));

    public static async Task<GatewayHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var services = new Dictionary<string, EchoService>();
        foreach (var cluster in Clusters)
            services[cluster] = await EchoService.StartAsync(cluster);

        var folder = Directory.CreateTempSubdirectory("gateway-tests-").FullName;
        var configuration = new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["Platform:LocalFolder"] = folder };
        foreach (var (cluster, service) in services)
            configuration[$"Gateway:ReverseProxy:Clusters:{cluster}:Destinations:one:Address"] = service.Address;
        foreach (var (name, value) in settings)
            configuration[name] = value;

        var logs = new LogCapture();
        var app = Build(configuration, logs);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var host = new GatewayHost(app, configuration["Platform:LocalFolder"]!, services, logs);
        foreach (var scope in Scopes.All)
        {
            host._keys[scope] = ApiKeyText.Create();
            await app.Services.GetRequiredService<ApiKeyStore>().AddAsync(
                scope, host._keys[scope], [scope], ["hooks.example"], TestContext.Current.CancellationToken);
        }

        return host;
    }

    public static WebApplication Build(IReadOnlyDictionary<string, string?> configuration, LogCapture? logs = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        if (logs is not null)
            builder.Logging.AddProvider(logs);
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.AddServiceDefaults();
        builder.AddGateway();
        builder.AddBus();
        var app = builder.Build();
        app.UseGateway();
        return app;
    }

    /// <summary>A caller of the same name as the only scope that it has.</summary>
    public HttpClient CallerWith(string scope) => WithKey(_keys[scope]);

    public HttpClient Developer() => WithKey(DevelopmentKey);

    // A trace of its own would come beside the one that a test sends.
    public HttpClient Stranger() => new(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = Address };

    public HttpClient WithKey(string key)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Add(ApiKeyHandler.HeaderName, key);
        return client;
    }

    /// <summary>The audit entries, once there are as many.</summary>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(int atLeast, Func<AuditEntry, bool>? which = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var context = await Services.GetRequiredService<IDbContextFactory<GatewayDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
            var entries = (await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(TestContext.Current.CancellationToken))
                .Where(which ?? (_ => true)).ToList();
            if (entries.Count >= atLeast)
                return entries;
            Assert.True(attempt < 250, $"There are {entries.Count} audit entries, not {atLeast}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Runs <c>keys …</c> as another process would: over its own connection.</summary>
    public async Task<(int Exit, string Output, string Error)> KeysAsync(params string[] arguments)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:LocalFolder"] = Folder })
            .AddInMemoryCollection(Services.GetRequiredService<IConfiguration>().GetSection("Storage").AsEnumerable().Where(setting => setting.Value is not null))
            .Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await new RootCommand { KeysCommand.Create(configuration) }
            .Parse(["keys", .. arguments])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (exit, output.ToString().Trim(), error.ToString().Trim());
    }

    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
        foreach (var service in Behind.Values)
            await service.DisposeAsync();
    }
}
