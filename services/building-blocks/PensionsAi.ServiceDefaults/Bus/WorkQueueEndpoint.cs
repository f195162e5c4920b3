using MassTransit;

namespace PensionsAi.ServiceDefaults.Bus;

/// <summary>For definitions of consumers that take from a work queue.</summary>
public static class WorkQueueEndpoint
{
    /// <summary>Declares the endpoint's queue as <see cref="WorkQueues"/> says; in memory there is nothing to declare.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="prefetchCount">Messages taken ahead of their work; null for that of <see cref="BusOptions"/>.</param>
    public static void UseWorkQueue(this IReceiveEndpointConfigurator endpoint, int? prefetchCount = null)
    {
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit)
            return;
        foreach (var (name, value) in WorkQueues.Arguments)
            rabbit.SetQueueArgument(name, value!);
        if (prefetchCount is { } count)
            rabbit.PrefetchCount = count;
    }

    /// <summary>
    /// Tries again what failed for a passing reason, such as a database that is away for a moment. For consumers that only write
    /// down what happened: work itself is tried again by its row, which outlives the process.
    /// </summary>
    public static void RetryPassingFaults(this IReceiveEndpointConfigurator endpoint) =>
        endpoint.UseMessageRetry(retry => retry.Intervals(200, 1_000, 5_000, 15_000));
}
