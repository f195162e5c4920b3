using MassTransit;

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
}
