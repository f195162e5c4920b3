using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.ServiceHost;

/// <summary>A service alone, in this process, over real HTTP on a free port and in a folder of its own.</summary>
public sealed class ServiceUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServiceUnderTest(WebApplication app) => _app = app;

    /// <summary>What the service registered.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where it is.</summary>
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts a service as its own program does.</summary>
    /// <param name="add">Registers it.</param>
    /// <param name="map">Maps its endpoints.</param>
    /// <param name="logLevel">What is written to the console. Default warnings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="settings">Configuration beside the tests' own.</param>
    public static async Task<ServiceUnderTest> StartAsync(
        Action<IHostApplicationBuilder> add,
        Action<IEndpointRouteBuilder> map,
        CancellationToken cancellationToken,
        LogLevel logLevel = LogLevel.Warning,
        IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("service-tests-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Logging.SetMinimumLevel(logLevel);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Platform:LocalFolder"] = folder,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddServiceDefaults();
        add(builder);
        builder.AddBus();
        var app = builder.Build();
        app.UseService(map);
        await app.StartAsync(cancellationToken);
        return new ServiceUnderTest(app);
    }

    /// <summary>A client that comes as the gateway does, for a caller with these scopes.</summary>
    public HttpClient Client(params string[] scopes) => ClientOf("tests", scopes);

    /// <summary>The same for a caller of a name.</summary>
    public HttpClient ClientOf(string caller, params string[] scopes)
    {
        var client = Stranger();
        var token = Services.GetRequiredService<InternalToken>().Issue(new CallerIdentity(caller, scopes));
        client.DefaultRequestHeaders.Add(InternalToken.HeaderName, token);
        return client;
    }

    /// <summary>A client without the gateway's token.</summary>
    public HttpClient Stranger() =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
