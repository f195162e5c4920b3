using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Npgsql;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// The platform as separate processes, each service alone and in a folder of its own, over a real RabbitMQ and a real
/// PostgreSQL, with the keys that a secret store would give them. The first process of a service has the service's name, the
/// second is <c>{service}-2</c>.
/// </summary>
internal sealed class PlatformCluster : IPlatform, IAsyncDisposable
{
    private const string Gateway = "gateway";

    private static readonly (string Name, string[] Kinds)[] Services =
    [
        ("masking", ["maskings", "table-maskings"]), ("classification", ["classifications", "analyses", "trainings"]), ("form-reading", ["form-readings"]),
        ("transcription", ["transcriptions"]), ("jobs", []),
    ];

    private readonly Dictionary<string, Child> _children = [];
    private readonly Dictionary<string, FaultProxy> _proxies = [];
    private readonly Dictionary<string, string> _environment;
    private readonly List<string> _instances;
    private readonly int _port;

    private PlatformCluster(RabbitMqServer broker, PostgreSqlServer database, string storage, ClusterOptions options)
    {
        Broker = broker;
        Database = database;
        Storage = storage;
        Folder = Directory.CreateTempSubdirectory("cluster-tests-").FullName;
        // In this order, so that the services have the ports after the gateway's.
        _instances = [.. from number in Enumerable.Range(1, Services.Max(service => Math.Max(options.CountOf(service.Name), options.CountOf(Gateway))))
                         from service in (string[])[Gateway, .. Services.Select(service => service.Name)]
                         where number <= options.CountOf(service)
                         select number == 1 ? service : $"{service}-{number}"];
        _port = FreePorts.Find(_instances.Count);

        var address = new NpgsqlConnectionStringBuilder(storage);
        if (options.HasProxies)
            address.Port = ProxyBefore("database", address.Port);
        _environment = new Dictionary<string, string>(options.Settings)
        {
            ["Bus__Transport"] = "rabbitmq",
            ["Bus__Address"] = options.HasProxies
                ? new UriBuilder(broker.Address) { Port = ProxyBefore("broker", broker.Address.Port) }.Uri.AbsoluteUri
                : broker.Address.AbsoluteUri,
            ["Storage__Provider"] = "postgresql",
            ["Storage__ConnectionString"] = address.ConnectionString,
        };
        foreach (var purpose in (string[])["internal-token", "data", "callbacks", "masking", "pseudonyms", "reviews", "examples"])
            _environment[$"Platform__Keys__{purpose}"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        foreach (var (service, kinds) in Services)
        {
            foreach (var instance in InstancesOf(service))
            {
                var port = options.HasProxies ? ProxyBefore(instance, AddressOf(instance).Port) : AddressOf(instance).Port;
                var reached = new UriBuilder(AddressOf(instance)) { Port = port }.Uri.AbsoluteUri;
                _environment[$"Gateway__ReverseProxy__Clusters__{service}__Destinations__{(instance == service ? "one" : instance)}__Address"] = reached;
                // Where form-reading hands files of several pages over to.
                if (instance == "jobs")
                {
                    _environment["FormReading__Jobs"] = reached;
                    // Where the page for analyses has them done.
                    _environment["Classification__Analyses__Jobs"] = reached;
                }

                // What classification keeps is masked first.
                if (instance == "masking")
                    _environment["MaskingClient__Service"] = reached;
                if (instance == "classification")
                    _environment["ClassificationClient__Service"] = reached;
                foreach (var kind in instance == service ? kinds : [])
                    _environment[$"Jobs__Kinds__{kind}__Service"] = reached;
            }
        }
    }

    /// <summary>Why there can be no such platform here; null when there can.</summary>
    public static string? Missing => RabbitMqServer.Missing ?? PostgreSqlServer.Missing;

    public RabbitMqServer Broker { get; }

    public PostgreSqlServer Database { get; }

    /// <summary>Connection string of the platform's database, past any proxy.</summary>
    public string Storage { get; }

    /// <summary>What stands before <c>broker</c>, <c>database</c> and every process of a service, by its name.</summary>
    public IReadOnlyDictionary<string, FaultProxy> Proxies => _proxies;

    public string Folder { get; }

    public int ServicePort => AddressOf(Services[0].Name).Port;

    public string Key => File.ReadAllText(Path.Combine(FolderOf(Gateway), ".local", "api-key")).Trim();

    /// <summary>All that the processes have written so far.</summary>
    public string Output => string.Join('\n', _children.Values.Select(child => child.Output));

    /// <summary>The running processes, by name.</summary>
    public IReadOnlyDictionary<string, Child> Children => _children;

    /// <summary>
    /// Starts broker, database and all processes at the same time, and waits until every one is ready and the gateways know it; the
    /// test is skipped where broker or database are not installed.
    /// </summary>
    public static async Task<PlatformCluster> StartAsync(ClusterOptions? options = null)
    {
        if (Missing is { } reason)
            Assert.Skip(reason);
        var database = await PostgreSqlServer.StartAsync();
        var cluster = new PlatformCluster(
            await RabbitMqServer.StartAsync(), database, await database.CreateDatabaseAsync(), options ?? new ClusterOptions());
        try
        {
            foreach (var instance in cluster._instances)
                cluster.Start(instance);
            foreach (var instance in cluster._instances)
                await cluster.WaitUntilReadyAsync(instance);
            foreach (var instance in cluster.InstancesOf(Gateway))
                await cluster.WaitUntilForwardedAsync(instance);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public HttpClient Client(string? key) => PlatformClients.Create(AddressOf(Gateway), key);

    public HttpClient ServiceClient(int service) => PlatformClients.Create(AddressOf(Services[service].Name), null);

    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Child.Start(Build.Service(Gateway), FolderOf(Gateway), _environment, arguments);
        return (await command.WaitAsync(TestContext.Current.CancellationToken), command.Output);
    }

    /// <summary>Where a process listens, past any proxy.</summary>
    public Uri AddressOf(string instance) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port + _instances.IndexOf(instance)}"));

    /// <summary>Names of the processes of a service or the gateway.</summary>
    public IEnumerable<string> InstancesOf(string service) =>
        _instances.Where(instance => instance == service || (instance.StartsWith(service + "-", StringComparison.Ordinal) && char.IsAsciiDigit(instance[^1])));

    /// <summary>Ends a process at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync(string instance)
    {
        using var child = Take(instance);
        child.Process.Kill();
        await child.WaitAsync(CancellationToken.None);
    }

    /// <summary>Tells a process to stop (SIGTERM) and waits until it has.</summary>
    public async Task StopAsync(string instance)
    {
        using var child = Take(instance);
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", child.Process.Id.ToString(CultureInfo.InvariantCulture)]);
        await child.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a process that was ended, and waits until it is ready.</summary>
    public Task RestartAsync(string instance)
    {
        Start(instance);
        return WaitUntilReadyAsync(instance);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children.Values)
            child.Dispose();
        foreach (var proxy in _proxies.Values)
            await proxy.DisposeAsync();
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private Child Take(string instance)
    {
        _children.Remove(instance, out var child);
        return child!;
    }

    private Task WaitUntilReadyAsync(string instance) => _children[instance].WaitUntilReadyAsync(AddressOf(instance));

    // A gateway that saw a service before it was ready refuses calls to it until it asks again.
    private async Task WaitUntilForwardedAsync(string gateway)
    {
        using var client = PlatformClients.Create(AddressOf(gateway), Key);
        foreach (var kind in Services.SelectMany(service => service.Kinds))
        {
            // What is wrong with an empty object, the service says itself; transcriptions come from jobs.
            await Eventually.IsTrueAsync(async () =>
            {
                using var answer = await client.PostJsonAsync("/v1/" + kind, "{}");
                return answer.StatusCode != HttpStatusCode.ServiceUnavailable;
            });
        }
    }

    private int ProxyBefore(string name, int port) => (_proxies[name] = FaultProxy.Start(port)).Port;

    private string FolderOf(string instance) => Directory.CreateDirectory(Path.Combine(Folder, instance)).FullName;

    private void Start(string instance) => _children[instance] = Child.Start(
        Build.Service(Services.Select(service => service.Name).Append(Gateway).First(service => InstancesOf(service).Contains(instance))),
        FolderOf(instance),
        new Dictionary<string, string>(_environment)
        {
            ["ASPNETCORE_URLS"] = AddressOf(instance).AbsoluteUri,
            ["OTEL_SERVICE_NAME"] = instance,
            // One makes the key, for all.
            ["Gateway__Keys__DevelopmentKey"] = instance == Gateway ? "true" : "false",
        });
}
