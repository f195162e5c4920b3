using MassTransit;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.JobWorker.Running;

/// <summary>One queue a kind, and as many jobs at once as the registration allows.</summary>
internal sealed class RunJobConsumerDefinition<THandler> : ConsumerDefinition<RunJobConsumer<THandler>>
    where THandler : class, IJobHandler
{
    public RunJobConsumerDefinition(JobRegistration<THandler> registration)
    {
        EndpointName = registration.Kind;
        ConcurrentMessageLimit = registration.Concurrency;
    }

    // Few ahead of the work: what one process holds, another that is idle cannot take.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<RunJobConsumer<THandler>> consumerConfigurator,
        IRegistrationContext context) =>
        endpointConfigurator.UseWorkQueue(prefetchCount: 2 * ConcurrentMessageLimit);
}
