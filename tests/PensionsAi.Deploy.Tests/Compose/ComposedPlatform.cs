using System.Diagnostics;
using PensionsAi.Deploy.Tests.Images;
using PensionsAi.TestServers;
using Xunit.Sdk;

namespace PensionsAi.Deploy.Tests.Compose;

/// <summary>
/// The compose file brought up as <c>docs/operations.md</c> says, under a name, a port and secrets of its own. The images are those
/// that the engine has: <c>deploy/images/build.sh</c> makes them, and after a change makes them anew.
/// </summary>
public sealed class ComposedPlatform : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("compose-tests-").FullName;
    private readonly string? _missing;
    private readonly string? _origin;
    private readonly string[] _compose;
    private readonly Dictionary<string, string> _environment;
    private AtTheEnd? _removal;

    public ComposedPlatform()
    {
        _origin = DockerEngine.Missing is null ? OriginOfImages() : null;
        var command = DockerEngine.Run("compose", "version").Succeeded ? ["docker", "compose"] : (string[])["docker-compose"];
        _missing = DockerEngine.Missing
            ?? (_origin is null ? "The engine lacks images of the services: deploy/images/build.sh makes them." : null)
            ?? (command[0] == "docker" || File.Exists("/usr/bin/docker-compose") ? null : "Neither compose 2 nor docker-compose is installed.");
        var port = $"{FreePorts.Find(1)}";
        _environment = new Dictionary<string, string> { ["GATEWAY_PORT"] = port, ["folder"] = _folder };
        _compose = [.. command, "--project-name", $"pensionsai-test-{port}", "--file", Path.Combine(_folder, "compose", "docker-compose.yml")];
        Url = new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Address of the gateway.</summary>
    public Uri Url { get; }

    /// <summary>Time from the command until the gateway answered that it is ready.</summary>
    public TimeSpan UntilReady { get; private set; }

    /// <summary>Time until every container was healthy.</summary>
    public TimeSpan UntilHealthy { get; private set; }

    /// <summary>Containers by the names of their services.</summary>
    public IReadOnlyDictionary<string, string> Containers { get; private set; } = new Dictionary<string, string>();

    // Asked by each test: what a fixture throws at its start fails its tests, instead of skipping them.
    public void SkipWhereMissing()
    {
        if (_missing is not null)
            throw SkipException.ForSkip(_missing);
    }

    public async ValueTask InitializeAsync()
    {
        if (_missing is not null)
            return;
        CopyFiles();
        await RunAsync(Path.Combine(_folder, "compose", "prepare.sh"), _origin!);
        _removal = AtTheEnd.Run($"{string.Join(' ', _compose)} down --volumes --timeout 2; rm -rf \"$folder\"", _environment);
        var start = Stopwatch.GetTimestamp();
        await ComposeAsync("up", "--detach");
        using var client = new HttpClient { BaseAddress = Url };
        await UntilAsync(async () => await IsReadyAsync(client));
        UntilReady = Stopwatch.GetElapsedTime(start);
        Containers = (await Task.WhenAll(ComposeFile.Read().Services.Keys.Select(async service => (service, await ComposeAsync("ps", "--quiet", service)))))
            .ToDictionary();
        await UntilAsync(() => Task.FromResult(Containers.Values.All(id => Inspect(id, "{{.State.Health.Status}}") == "healthy")));
        UntilHealthy = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Runs compose and gives what it wrote.</summary>
    public Task<string> ComposeAsync(params string[] arguments) => RunAsync([.. _compose, .. arguments]);

    /// <summary>Runs a command in the repository's folder and gives what it wrote.</summary>
    public async Task<string> RunAsync(params string[] command)
    {
        using var child = Child.StartCommand(command[0], Repository.Root, _environment, command[1..]);
        Assert.True(await child.WaitAsync(TestContext.Current.CancellationToken) == 0, child.Output);
        return child.Output.Trim();
    }

    /// <summary>What the engine says of a container.</summary>
    public static string Inspect(string container, string format) => DockerEngine.Run("inspect", "--format", format, container).Output;

    public async ValueTask DisposeAsync()
    {
        if (_removal is not null)
            await _removal.DisposeAsync();
    }

    // The argument of prepare.sh for images that are all there; null when there are none.
    private static string? OriginOfImages()
    {
        if (!ServiceList.All.All(service => DockerEngine.HasImage(ImageNames.OfService(service.Image))))
            return null;
        bool HasServers(IReadOnlyDictionary<string, string> names) =>
            DockerEngine.HasImage(names["RABBITMQ_IMAGE"]) && DockerEngine.HasImage(names["POSTGRESQL_IMAGE"]);
        return HasServers(ImageNames.Registry) ? "--registry" : HasServers(ImageNames.Debian) ? "--debian" : null;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException(await ComposeAsync("logs", "--no-color", "--tail", "50"));
            await Task.Delay(200);
        }
    }

    // A copy: secrets that prepare.sh has made beside the original are somebody's.
    private void CopyFiles()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "compose"));
        foreach (var file in (string[])["compose/docker-compose.yml", "compose/prepare.sh", "images.env", "images.debian.env"])
            File.Copy(Repository.PathOf($"deploy/{file}"), Path.Combine(_folder, file));
    }
}
