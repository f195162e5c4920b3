using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Bus;

/// <summary>For definitions of consumers that take from a work queue.</summary>
public static class WorkQueueEndpoint
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan[] Growing = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), Longest];

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
    /// Tries again what failed: for a passing reason, such as a database that is away, until it has passed; for any other a few
    /// times. The message stays with the broker meanwhile, and no more are taken than <see cref="BusOptions"/> says. For consumers
    /// that only write down what happened: work itself is tried again by its row, which outlives the process.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="services">Where the passing faults are registered.</param>
    public static void RetryFaults(this IReceiveEndpointConfigurator endpoint, IServiceProvider services)
    {
        var passing = services.GetRequiredService<PassingFaults>();
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(exception => !passing.IsCauseOf(exception));
            retry.Intervals(Growing);
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(passing.IsCauseOf);
            retry.Intervals([.. Growing, .. Enumerable.Repeat(Longest, (int)(TimeSpan.FromDays(1) / Longest))]);
        });
    }
}
