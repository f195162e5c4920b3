using MassTransit;
using Microsoft.Extensions.Options;

namespace PensionsAi.ServiceDefaults.Bus;

/// <summary>
/// The queues that work is sent to, and what they are on RabbitMQ: quorum queues, each behind an exchange of its name. Whoever
/// sends to a queue declares it too, in the same words as whoever takes from it: work for a service that has never run waits,
/// instead of vanishing in an exchange that nothing is bound to. Thread-safe.
/// </summary>
public sealed class WorkQueues(IOptions<BusOptions> options)
{
    /// <summary>Where messages go that were delivered again and again and never acknowledged, because their consumer died of them.</summary>
    public const string DeadLetters = "dead-letters";

    /// <summary>Deliveries of one message after the first, before it counts as deadly.</summary>
    private const int DeliveryLimit = 5;

    /// <summary>The arguments that every declaration of a work queue has.</summary>
    internal static IReadOnlyDictionary<string, object?> Arguments { get; } = new Dictionary<string, object?>
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = DeliveryLimit,
        ["x-dead-letter-exchange"] = DeadLetters,
        // At least once demands that a full queue refuses what is published, rather than to drop what is old.
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    /// <summary>The address to send to.</summary>
    public Uri AddressOf(string queue) =>
        new((options.Value.Transport == BusOptions.RabbitMq ? "exchange:" : "queue:") + queue);
}
