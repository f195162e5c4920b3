using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PensionsAi.TestServers;

/// <summary>A real RabbitMQ of the machine's own packages, in a folder of its own. Survives being killed: its queues are on disk.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _folder;
    private readonly int _port;
    private readonly string _nodeName;
    private Child _child;

    private RabbitMqServer(string folder, int port)
    {
        _folder = folder;
        _port = port;
        _nodeName = $"test{port}@localhost";
        _child = Start();
    }

    /// <summary>Why there can be no broker; null when there can.</summary>
    public static string? Missing => File.Exists(Program) ? null : "RabbitMQ is not installed (Debian: rabbitmq-server).";

    /// <summary>Where it listens, with the user that it makes at its first start.</summary>
    public Uri Address => new($"amqp://guest:guest@127.0.0.1:{_port}/");

    /// <summary>Starts a broker and waits until it takes connections.</summary>
    public static async Task<RabbitMqServer> StartAsync()
    {
        if (Missing is { } reason)
            throw new InvalidOperationException(reason);
        var server = new RabbitMqServer(Directory.CreateTempSubdirectory("rabbitmq-").FullName, FreePorts.Find(3));
        try
        {
            await server.WaitAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the broker at once and starts it again over what it had on disk.</summary>
    public async Task KillAndRestartAsync()
    {
        await KillAsync();
        _child.Dispose();
        _child = Start();
        await WaitAsync();
    }

    /// <summary>Runs a command of <c>rabbitmqctl</c> on this broker.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> ControlAsync(params IEnumerable<string> arguments)
    {
        using var command = Child.StartCommand(Path.Combine(Path.GetDirectoryName(Program)!, "rabbitmqctl"), _folder, Settings, arguments);
        return await command.WaitAsync(CancellationToken.None) == 0
            ? command.Output
            : throw new InvalidOperationException($"rabbitmqctl: {command.Output}");
    }

    /// <summary>Messages in a queue that no consumer holds.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = Address }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    /// <summary>Ends the broker and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _child.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string> Settings => new()
    {
        ["HOME"] = _folder,
        ["RABBITMQ_NODENAME"] = _nodeName,
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = Text(_port),
        ["RABBITMQ_DIST_PORT"] = Text(_port + 1),
        ["ERL_EPMD_PORT"] = Text(_port + 2),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
    };

    private Child Start() => Child.StartCommand(Program, _folder, Settings);

    private async Task KillAsync()
    {
        if (!_child.Process.HasExited)
            _child.Process.Kill(entireProcessTree: true);
        await _child.WaitAsync(CancellationToken.None);
    }

    private async Task WaitAsync()
    {
        var factory = new ConnectionFactory { Uri = Address };
        for (var attempt = 0; ; attempt++)
        {
            if (_child.Process.HasExited)
                throw new InvalidOperationException($"RabbitMQ did not start: {_child.Output}");
            try
            {
                await using var connection = await factory.CreateConnectionAsync();
                return;
            }
            catch (BrokerUnreachableException) when (attempt < 600)
            {
                await Task.Delay(200);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
