using System.Globalization;
using System.Security.Cryptography;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// The platform as separate processes, each service alone and in a folder of its own, over a real RabbitMQ and a real
/// PostgreSQL, with the keys that a secret store would give them.
/// </summary>
internal sealed class PlatformCluster : IPlatform, IAsyncDisposable
{
    private static readonly (string Cluster, string? Kind)[] Services =
    [
        ("masking", "maskings"), ("classification", "classifications"), ("form-reading", "form-readings"),
        ("transcription", "transcriptions"), ("jobs", null),
    ];

    private readonly Dictionary<string, Child> _children = [];
    private readonly Dictionary<string, string> _environment;
    private readonly PostgreSqlServer _database;
    private readonly int _port = FreePorts.Find(Services.Length + 1);

    private PlatformCluster(RabbitMqServer broker, PostgreSqlServer database, string storage, IReadOnlyDictionary<string, string> settings)
    {
        Broker = broker;
        _database = database;
        Folder = Directory.CreateTempSubdirectory("cluster-tests-").FullName;
        _environment = new Dictionary<string, string>(settings)
        {
            ["Bus__Transport"] = "rabbitmq",
            ["Bus__Address"] = broker.Address.AbsoluteUri,
            ["Storage__Provider"] = "postgresql",
            ["Storage__ConnectionString"] = storage,
        };
        foreach (var purpose in (string[])["internal-token", "data", "callbacks"])
            _environment[$"Platform__Keys__{purpose}"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        foreach (var (cluster, kind) in Services)
        {
            _environment[$"Gateway__ReverseProxy__Clusters__{cluster}__Destinations__one__Address"] = AddressOf(cluster).AbsoluteUri;
            if (kind is not null)
                _environment[$"Jobs__Kinds__{kind}__Service"] = AddressOf(cluster).AbsoluteUri;
        }
    }

    /// <summary>Why there can be no such platform here; null when there can.</summary>
    public static string? Missing => RabbitMqServer.Missing ?? PostgreSqlServer.Missing;

    public RabbitMqServer Broker { get; }

    public string Folder { get; }

    public int ServicePort => _port + 1;

    public string Key => File.ReadAllText(Path.Combine(FolderOf("gateway"), ".local", "api-key")).Trim();

    /// <summary>All that the processes have written so far.</summary>
    public string Output => string.Join('\n', _children.Values.Select(child => child.Output));

    /// <summary>
    /// Starts broker, database and all processes at the same time, and waits until every one is ready; the test is skipped where
    /// broker or database are not installed.
    /// </summary>
    public static async Task<PlatformCluster> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        if (Missing is { } reason)
            Assert.Skip(reason);
        var database = await PostgreSqlServer.StartAsync();
        var cluster = new PlatformCluster(
            await RabbitMqServer.StartAsync(), database, await database.CreateDatabaseAsync(), settings ?? new Dictionary<string, string>());
        try
        {
            string[] all = [.. Services.Select(service => service.Cluster), "gateway"];
            foreach (var service in all)
                cluster.Start(service);
            foreach (var service in all)
                await cluster._children[service].WaitUntilReadyAsync(cluster.AddressOf(service));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public HttpClient Client(string? key) => PlatformClients.Create(AddressOf("gateway"), key);

    public HttpClient ServiceClient(int service) => PlatformClients.Create(AddressOf(Services[service].Cluster), null);

    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Child.Start(Build.Service("gateway"), FolderOf("gateway"), _environment, arguments);
        return (await command.WaitAsync(TestContext.Current.CancellationToken), command.Output);
    }

    /// <summary>Ends a service at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync(string service)
    {
        var child = _children[service];
        child.Process.Kill();
        await child.WaitAsync(CancellationToken.None);
        child.Dispose();
    }

    /// <summary>Starts a service that was ended, and waits until it is ready.</summary>
    public Task RestartAsync(string service)
    {
        Start(service);
        return _children[service].WaitUntilReadyAsync(AddressOf(service));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children.Values)
            child.Dispose();
        await Broker.DisposeAsync();
        await _database.DisposeAsync();
    }

    private string FolderOf(string service) => Directory.CreateDirectory(Path.Combine(Folder, service)).FullName;

    private Uri AddressOf(string service)
    {
        var place = Array.FindIndex(Services, entry => entry.Cluster == service);
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port + 1 + place}"));
    }

    private void Start(string service) => _children[service] = Child.Start(
        Build.Service(service),
        FolderOf(service),
        new Dictionary<string, string>(_environment) { ["ASPNETCORE_URLS"] = AddressOf(service).AbsoluteUri, ["OTEL_SERVICE_NAME"] = service });
}
