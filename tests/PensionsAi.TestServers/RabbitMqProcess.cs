using System.Globalization;

namespace PensionsAi.TestServers;

/// <summary>RabbitMQ of the machine's own package, in a temporary folder.</summary>
internal sealed class RabbitMqProcess : IServerHost
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("rabbitmq-").FullName;
    private readonly Dictionary<string, string> _environment;
    private Child? _child;

    public RabbitMqProcess()
    {
        Port = FreePorts.Find(3);
        _environment = new Dictionary<string, string>
        {
            ["HOME"] = _folder,
            ["RABBITMQ_NODENAME"] = $"test{Port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Text(Port),
            ["RABBITMQ_DIST_PORT"] = Text(Port + 1),
            ["ERL_EPMD_PORT"] = Text(Port + 2),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        };
    }

    /// <summary>Why the package cannot be used; null when it can.</summary>
    public static string? Missing => File.Exists(Program) ? null : "RabbitMQ is not installed (Debian: rabbitmq-server).";

    public int Port { get; }

    public string Description => "of the installed package";

    public bool HasEnded => _child is { Process.HasExited: true };

    public Task StartAsync()
    {
        _child?.Dispose();
        _child = Child.StartCommand(Program, _folder, _environment);
        return Task.CompletedTask;
    }

    public async Task KillAsync()
    {
        if (!HasEnded)
            _child!.Process.Kill(entireProcessTree: true);
        await _child!.WaitAsync(CancellationToken.None);
    }

    /// <summary>Runs a command of <c>rabbitmqctl</c>, and gives what it wrote.</summary>
    public async Task<string> ControlAsync(IEnumerable<string> arguments)
    {
        using var command = Child.StartCommand(Path.Combine(Path.GetDirectoryName(Program)!, "rabbitmqctl"), _folder, _environment, arguments);
        return await command.WaitAsync(CancellationToken.None) == 0 ? command.Output : throw new InvalidOperationException(command.Output);
    }

    public Task<string> ReadLogAsync() => Task.FromResult(_child!.Output);

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
        {
            await KillAsync();
            _child.Dispose();
            // Erlang's port mapper leaves the process tree at its start.
            using var portMapper = Child.StartCommand("epmd", _folder, _environment, "-kill");
            await portMapper.WaitAsync(CancellationToken.None);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
