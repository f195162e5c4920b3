using RabbitMQ.Client;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// Takes a queue's messages before they reach it, and delivers each twice and out of order: the second time with messages that
/// were sent up to a second later. It turns the queue's exchange to a queue of its own.
/// </summary>
internal sealed class MessageShuffler : IAsyncDisposable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;
    private readonly Random _random;
    private readonly CancellationTokenSource _ended = new();
    private Task _loop = Task.CompletedTask;

    private MessageShuffler(IConnection connection, IChannel channel, string queue, int seed)
    {
        _connection = connection;
        _channel = channel;
        _queue = queue;
        _random = new Random(seed);
    }

    /// <summary>Messages delivered so far, each of them counted once.</summary>
    public int Messages { get; private set; }

    private string Taken => "shuffled." + _queue;

    /// <summary>Begins; the queue and its exchange exist.</summary>
    public static async Task<MessageShuffler> StartAsync(Uri broker, string queue, int seed)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var shuffler = new MessageShuffler(connection, channel, queue, seed);
        await channel.QueueDeclareAsync(shuffler.Taken, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(shuffler.Taken, exchange: queue, routingKey: string.Empty);
        await channel.QueueUnbindAsync(queue, exchange: queue, routingKey: string.Empty);
        shuffler._loop = shuffler.LoopAsync();
        return shuffler;
    }

    /// <summary>Ends, and throws what it failed with.</summary>
    public async Task StopAsync()
    {
        await _ended.CancelAsync();
        await _loop;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        _ended.Dispose();
    }

    private async Task LoopAsync()
    {
        List<BasicGetResult> again = [];
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(Gathering);
            var taken = new List<BasicGetResult>();
            while (await _channel.BasicGetAsync(Taken, autoAck: false) is { } message)
                taken.Add(message);
            var delivered = again.Concat(taken).ToArray();
            _random.Shuffle(delivered);
            foreach (var message in delivered)
                await _channel.BasicPublishAsync(string.Empty, _queue, mandatory: true, new BasicProperties(message.BasicProperties), message.Body);
            foreach (var message in again)
                await _channel.BasicAckAsync(message.DeliveryTag, multiple: false);
            Messages += taken.Count;
            again = taken;
        }
    }
}
