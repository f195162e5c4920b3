using System.Diagnostics;
using RabbitMQ.Client;

namespace PensionsAi.Distributed.Relay;

/// <summary>Publishes one message again and again through RabbitMQ's own client, to a queue like those of jobs, with a window of confirmations.</summary>
internal sealed class RawPublisher : IAsyncDisposable
{
    private const string Queue = "raw";
    private const int Window = 256;

    private readonly IChannel _channel;
    private readonly BasicProperties _properties;
    private readonly ReadOnlyMemory<byte> _body;

    private RawPublisher(IChannel channel, BasicGetResult message)
    {
        _channel = channel;
        _properties = new BasicProperties(message.BasicProperties);
        _body = message.Body.ToArray();
    }

    public static async Task<RawPublisher> StartAsync(IConnection connection, BasicGetResult message, CancellationToken cancellationToken)
    {
        // The client's own limiter slows down long before its limit: the window is kept here.
        var confirmed = new CreateChannelOptions(
            publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true,
            outstandingPublisherConfirmationsRateLimiter: null);
        var channel = await connection.CreateChannelAsync(confirmed, cancellationToken);
        await channel.ExchangeDeclareAsync(Queue, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
        var arguments = new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            ["x-delivery-limit"] = 5,
            ["x-dead-letter-exchange"] = "dead-letters",
            ["x-dead-letter-strategy"] = "at-least-once",
            ["x-overflow"] = "reject-publish",
        };
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Queue, Queue, string.Empty, cancellationToken: cancellationToken);
        return new RawPublisher(channel, message);
    }

    /// <summary>Messages a second, until the last is confirmed.</summary>
    public async Task<double> PublishAsync(int count, CancellationToken cancellationToken)
    {
        await _channel.QueuePurgeAsync(Queue, cancellationToken);
        using var window = new SemaphoreSlim(Window);
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            await window.WaitAsync(cancellationToken);
            _ = PublishOneAsync(window);
        }

        for (var permit = 0; permit < Window; permit++)
            await window.WaitAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return await _channel.MessageCountAsync(Queue, cancellationToken) == count
            ? count / elapsed.TotalSeconds
            : throw new InvalidOperationException("Messages were not confirmed.");
    }

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    private async Task PublishOneAsync(SemaphoreSlim window)
    {
        try
        {
            await _channel.BasicPublishAsync(Queue, string.Empty, mandatory: false, _properties, _body);
        }
        finally
        {
            window.Release();
        }
    }
}
