using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PensionsAi.ServiceDefaults.Bus;

/// <summary>Declares on RabbitMQ, before the bus starts, every queue that this process sends to or takes from.</summary>
internal sealed partial class QueueDeclaration(
    IEnumerable<WorkQueue> queues, IOptions<BusOptions> options, TimeProvider time, ILogger<QueueDeclaration> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Transport != BusOptions.RabbitMq)
            return;

        // Services and broker start in any order.
        var patience = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<BrokerUnreachableException>(),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = TimeSpan.FromSeconds(5),
                OnRetry = _ =>
                {
                    LogWaiting(logger);
                    return default;
                },
            })
            .Build();
        await patience.ExecuteAsync(DeclareAsync, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async ValueTask DeclareAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = options.Value.Address! };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await DeclareAsync(channel, WorkQueues.DeadLetters, quorum, cancellationToken);
        foreach (var name in queues.Select(queue => queue.Name).Distinct())
            await DeclareAsync(channel, name, new Dictionary<string, object?>(WorkQueues.Arguments), cancellationToken);
    }

    private static async Task DeclareAsync(IChannel channel, string name, Dictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(name, exchange: name, routingKey: string.Empty, cancellationToken: cancellationToken);
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "RabbitMQ cannot be reached yet; trying again")]
    private static partial void LogWaiting(ILogger logger);
}
