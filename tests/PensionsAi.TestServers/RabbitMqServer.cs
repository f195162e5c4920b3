using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PensionsAi.TestServers;

/// <summary>
/// A real RabbitMQ of a test's own, in a container or of the machine's package. Survives being killed: its queues are on disk.
/// </summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private static readonly Lazy<ServerChoice> Choice = new(() => ServerChoice.Of("RABBITMQ_IMAGE", RabbitMqProcess.Missing));

    private readonly IServerHost _host;
    private readonly Func<IEnumerable<string>, Task<string>> _control;

    private RabbitMqServer(IServerHost host, Func<IEnumerable<string>, Task<string>> control)
    {
        _host = host;
        _control = control;
    }

    /// <summary>Why there can be no broker; null when there can.</summary>
    public static string? Missing => Choice.Value.Missing;

    /// <summary>Where it listens, with the user that it makes at its first start.</summary>
    public Uri Address => new($"amqp://guest:guest@127.0.0.1:{_host.Port}/");

    /// <summary>Starts a broker and waits until it takes connections.</summary>
    public static async Task<RabbitMqServer> StartAsync()
    {
        if (Missing is { } reason)
            throw new InvalidOperationException(reason);
        var server = Choice.Value.Image is { } image ? InContainer(image) : OfPackage();
        try
        {
            await server._host.StartAsync();
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
        await _host.KillAsync();
        await _host.StartAsync();
        await WaitAsync();
    }

    /// <summary>Runs a command of <c>rabbitmqctl</c> on this broker, and gives what it wrote.</summary>
    public Task<string> ControlAsync(params IEnumerable<string> arguments) => _control(arguments);

    /// <summary>Messages in a queue that no consumer holds.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = Address }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    /// <summary>Ends the broker and removes its data.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static RabbitMqServer OfPackage()
    {
        var process = new RabbitMqProcess();
        return new RabbitMqServer(process, process.ControlAsync);
    }

    private static RabbitMqServer InContainer(string image)
    {
        var container = new ServerContainer(image, 5672, "/var/lib/rabbitmq", new Dictionary<string, string>
        {
            ["RABBITMQ_DEFAULT_USER"] = "guest",
            ["RABBITMQ_DEFAULT_PASS"] = "guest",
        });
        return new RabbitMqServer(container, arguments => container.RunAsync(["rabbitmqctl", .. arguments]));
    }

    private async Task WaitAsync()
    {
        var factory = new ConnectionFactory { Uri = Address };
        for (var attempt = 0; ; attempt++)
        {
            if (_host.HasEnded)
                throw new InvalidOperationException($"RabbitMQ did not start: {await _host.ReadLogAsync()}");
            try
            {
                await using var connection = await factory.CreateConnectionAsync();
                UsedServers.Say("RabbitMQ", Encoding.UTF8.GetString((byte[])connection.ServerProperties!["version"]!), _host);
                return;
            }
            catch (BrokerUnreachableException) when (attempt < 600)
            {
                await Task.Delay(200);
            }
        }
    }
}
