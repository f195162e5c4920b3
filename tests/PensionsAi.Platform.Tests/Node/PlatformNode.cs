using System.Diagnostics;
using System.Globalization;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>The whole platform as the user starts it: the one-process host, a process of its own over a folder of its own.</summary>
internal sealed class PlatformNode : IPlatform, IAsyncDisposable
{
    private const int Services = 5;

    private readonly Child _child;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private PlatformNode(Child child, string folder, IReadOnlyDictionary<string, string> environment, int port)
    {
        _child = child;
        _environment = environment;
        Folder = folder;
        Port = port;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Working directory; the platform keeps its things in <c>.local</c> there.</summary>
    public string Folder { get; }

    public int Port { get; }

    /// <summary>Port of the first service; four more follow.</summary>
    public int ServicePort => Port + 1;

    public Uri Address { get; }

    /// <summary>All that the process has written so far.</summary>
    public string Output => _child.Output;

    public Process Process => _child.Process;

    public string Key => File.ReadAllText(Path.Combine(Folder, ".local", "api-key")).Trim();

    /// <summary>Starts the platform and waits until it is ready.</summary>
    /// <param name="folder">The folder of an earlier node, to go on where that one ended; null for a new one.</param>
    /// <param name="settings">Environment variables beside those that place it.</param>
    public static async Task<PlatformNode> StartAsync(string? folder = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        folder ??= Directory.CreateTempSubdirectory("platform-tests-").FullName;
        var port = FreePorts.Find(Services + 1);
        var environment = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["SingleNode__Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["SingleNode__FirstServicePort"] = (port + 1).ToString(CultureInfo.InvariantCulture),
        };
        var node = new PlatformNode(Child.Start(Build.SingleNode, folder, environment), folder, environment, port);
        try
        {
            await node._child.WaitUntilReadyAsync(node.Address);
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public HttpClient Client(string? key) => PlatformClients.Create(Address, key);

    /// <summary>A client that goes past the gateway.</summary>
    public HttpClient ServiceClient(int service) => PlatformClients.Create(new Uri($"http://127.0.0.1:{ServicePort + service}"), null);

    /// <summary>Runs a command as <c>./run</c> does, beside the running platform.</summary>
    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Child.Start(Build.SingleNode, Folder, _environment, arguments);
        return (await command.WaitAsync(TestContext.Current.CancellationToken), command.Output);
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public Task<int> KillAsync()
    {
        _child.Process.Kill();
        return _child.WaitAsync(CancellationToken.None);
    }

    /// <summary>Asks the process to end, as Ctrl-C and orchestrators do, and waits for its exit code.</summary>
    public Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _child.Process.Id.ToString(CultureInfo.InvariantCulture)]);
        return _child.WaitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_child.Process.HasExited)
            await KillAsync();
        _child.Dispose();
    }
}
