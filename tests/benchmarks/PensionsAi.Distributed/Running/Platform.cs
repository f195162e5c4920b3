using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;

namespace PensionsAi.Distributed.Running;

/// <summary>A broker, a database, and those processes of the platform that a measurement starts.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private static readonly (string Cluster, string? Kind)[] Services =
        [("gateway", null), ("jobs", null), ("classification", "classifications"), ("transcription", "transcriptions")];

    private readonly List<Service> _started = [];
    private readonly Dictionary<string, string> _environment;
    private readonly string _folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
    private readonly PostgreSqlServer _database;
    private readonly int _port = FreePorts.Find(Services.Length);

    private Platform(RabbitMqServer broker, PostgreSqlServer database, string storage)
    {
        Broker = broker;
        Storage = storage;
        _database = database;
        _environment = new Dictionary<string, string>
        {
            ["Bus__Transport"] = "rabbitmq",
            ["Bus__Address"] = broker.Address.AbsoluteUri,
            ["Storage__Provider"] = "postgresql",
            ["Storage__ConnectionString"] = storage,
        };
        foreach (var purpose in (string[])["internal-token", "data", "callbacks", "masking", "pseudonyms"])
            _environment[$"Platform__Keys__{purpose}"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        foreach (var (cluster, kind) in Services)
        {
            _environment[$"Gateway__ReverseProxy__Clusters__{cluster}__Destinations__one__Address"] = AddressOf(cluster).AbsoluteUri;
            if (kind is not null)
                _environment[$"Jobs__Kinds__{kind}__Service"] = AddressOf(cluster).AbsoluteUri;
        }
    }

    public RabbitMqServer Broker { get; }

    /// <summary>Connection string of the database.</summary>
    public string Storage { get; }

    /// <summary>Starts broker and database.</summary>
    public static async Task<Platform> StartAsync()
    {
        var database = await PostgreSqlServer.StartAsync();
        return new Platform(await RabbitMqServer.StartAsync(), database, await database.CreateDatabaseAsync());
    }

    /// <summary>Starts a service and waits until it is ready.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="core">The one core that it may use; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Service> StartAsync(string name, int? core, CancellationToken cancellationToken)
    {
        // A second instance of a service listens elsewhere: it is there for its queue, and nobody calls it.
        var address = _started.Exists(service => service.Name == name && service.IsRunning)
            ? Loopback(FreePorts.Find(1))
            : AddressOf(name);
        var service = new Service(name, address, Directory.CreateDirectory(Path.Combine(_folder, name)).FullName, Start(name, address, core));
        _started.Add(service);
        await service.WaitUntilReadyAsync(cancellationToken);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _started)
            service.Dispose();
        await Broker.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Child Start(string name, Uri address, int? core)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var environment = new Dictionary<string, string>(_environment)
        {
            ["ASPNETCORE_URLS"] = address.AbsoluteUri,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        // Bound before it starts: the process then counts one core, and does one job at a time.
        return core is { } number
            ? Child.StartCommand("taskset", folder, environment, "--cpu-list", number.ToString(CultureInfo.InvariantCulture), "dotnet", ProgramOf(name))
            : Child.Start(ProgramOf(name), folder, environment);
    }

    private Uri AddressOf(string name) => Loopback(_port + Array.FindIndex(Services, service => service.Cluster == name));

    private static Uri Loopback(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    private static string ProgramOf(string name) =>
        typeof(Platform).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == name).Value!;
}
