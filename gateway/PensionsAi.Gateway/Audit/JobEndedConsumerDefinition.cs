using MassTransit;
using PensionsAi.Jobs.Contracts;

namespace PensionsAi.Gateway.Audit;

internal sealed class JobEndedConsumerDefinition : ConsumerDefinition<JobEndedConsumer>
{
    public JobEndedConsumerDefinition() => EndpointName = Queues.Audit;
}
