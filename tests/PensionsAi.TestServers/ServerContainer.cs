using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using Microsoft.Extensions.Logging.Abstractions;

namespace PensionsAi.TestServers;

/// <summary>A server in a container of its own, whose data outlives the process in it.</summary>
internal sealed class ServerContainer : IServerHost
{
    private readonly IContainer _container;
    private Task<long>? _exitCode;

    static ServerContainer() => TestcontainersSettings.ResourceReaperEnabled = false;

    /// <summary>Describes a container; <see cref="StartAsync"/> makes it.</summary>
    /// <param name="image">An image that the engine has.</param>
    /// <param name="port">Where the server listens in the container.</param>
    /// <param name="dataFolder">Where it keeps its data there.</param>
    /// <param name="environment">The image's settings.</param>
    /// <param name="arguments">Arguments of the server.</param>
    public ServerContainer(
        string image, int port, string dataFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        Port = FreePorts.Find(1);
        Description = $"in a container of {image} (Docker {DockerEngine.Version})";
        _container = new ContainerBuilder(image)
            .WithLogger(NullLogger.Instance)
            .WithImagePullPolicy(PullPolicy.Never)
            .WithLabel(ContainersOfTheRun.Label, ContainersOfTheRun.Name)
            .WithEnvironment(environment)
            .WithCommand(arguments)
            .WithPortBinding(Port, port)
            .WithCreateParameterModifier(parameters => Bound(parameters, dataFolder))
            .Build();
    }

    public int Port { get; }

    public string Description { get; }

    public bool HasEnded => _exitCode is { IsCompleted: true };

    public async Task StartAsync()
    {
        await _container.StartAsync();
        _exitCode = _container.GetExitCodeAsync();
    }

    public async Task KillAsync()
    {
        var (killed, output) = DockerEngine.Run("kill", "--signal", "KILL", _container.Id);
        if (!killed)
            throw new InvalidOperationException(output);
        await _exitCode!;
    }

    /// <summary>Runs a program in the container, and gives what it wrote.</summary>
    public async Task<string> RunAsync(IList<string> command)
    {
        var result = await _container.ExecAsync(command);
        return result.ExitCode == 0 ? result.Stdout : throw new InvalidOperationException(result.Stdout + result.Stderr);
    }

    public async Task<string> ReadLogAsync()
    {
        var (output, error) = await _container.GetLogsAsync();
        return output + error;
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    // A volume without a name goes with its container. The servers' passwords are no secrets: nobody else may reach the port. The
    // image's own health check would start a program every few seconds beside what is measured.
    private static void Bound(CreateContainerParameters parameters, string dataFolder)
    {
        parameters.Volumes = new Dictionary<string, EmptyStruct> { [dataFolder] = default };
        parameters.Healthcheck = new HealthcheckConfig { Test = ["NONE"] };
        parameters.HostConfig!.ShmSize = 256 << 20;
        foreach (var binding in parameters.HostConfig.PortBindings!.Values.SelectMany(bindings => bindings))
            binding.HostIP = "127.0.0.1";
    }
}
