using Microsoft.AspNetCore.Server.Kestrel.Core;
using PensionsAi.Gateway;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;

namespace PensionsAi.SingleNode;

/// <summary>
/// The whole platform in one process: one host, one container, one bus. The gateway has the public port and each service a
/// loopback port of its own, so that a call takes the same way as between machines.
/// </summary>
internal static class SingleNodeHost
{
    /// <summary>Builds the application, ready to run.</summary>
    /// <param name="settings">Settings that win over files and environment, by configuration key.</param>
    public static WebApplication Build(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        var options = builder.Configuration.GetSection("SingleNode").Get<SingleNodeOptions>() ?? new SingleNodeOptions();
        var ports = Module.All.Index().ToDictionary(entry => entry.Item, entry => options.FirstServicePort + entry.Index);

        builder.Services.AddOptions<SingleNodeOptions>().BindConfiguration("SingleNode").ValidateDataAnnotations().ValidateOnStart();
        builder.Configuration.AddInMemoryCollection(ports.SelectMany(port => AddressesOf(port.Key, port.Value)));
        LocalModels.AddTo(builder.Configuration);
        ConfigureConsole(builder.Logging);

        builder.AddServiceDefaults();
        foreach (var module in Module.All)
            module.Add(builder);
        builder.AddGateway();
        builder.AddBus();
        builder.Services.AddHostedService<Announcement>();
        builder.WebHost.ConfigureKestrel(server => Listen(server, options, ports.Values));

        var app = builder.Build();
        foreach (var (module, port) in ports)
            app.MapPort(port, branch => branch.UseService(module.Map));
        app.MapPort(options.Port, branch => branch.UseGateway());
        return app;
    }

    private static void Listen(KestrelServerOptions server, SingleNodeOptions options, IEnumerable<int> servicePorts)
    {
        server.Listen(System.Net.IPAddress.Parse(options.Address), options.Port);
        foreach (var port in servicePorts)
            server.ListenLocalhost(port);
    }

    // Where the gateway and jobs find a module is known here, and nowhere else.
    private static IEnumerable<KeyValuePair<string, string?>> AddressesOf(Module module, int port)
    {
        var address = $"http://127.0.0.1:{port}";
        yield return new($"Gateway:ReverseProxy:Clusters:{module.Cluster}:Destinations:one:Address", address);
        // The process would ask itself whether it is ready.
        yield return new($"Gateway:ReverseProxy:Clusters:{module.Cluster}:HealthCheck:Active:Enabled", "false");
        foreach (var kind in module.JobKinds)
            yield return new($"Jobs:Kinds:{kind}:Service", address);
        // Form reading finds out what is to be a job after all.
        if (module.Cluster == "jobs")
        {
            yield return new("FormReading:Jobs", address);
            // The page for analyses has them done as jobs.
            yield return new("Classification:Analyses:Jobs", address);
        }

        // What is kept is masked first.
        if (module.Cluster == "masking")
            yield return new("MaskingClient:Service", address);
        // What is said on the telephone has a sentiment too.
        if (module.Cluster == "classification")
            yield return new("ClassificationClient:Service", address);
    }

    private static void ConfigureConsole(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        logging.AddFilter(null, LogLevel.Warning);
        logging.AddFilter("PensionsAi", LogLevel.Information);
    }
}
