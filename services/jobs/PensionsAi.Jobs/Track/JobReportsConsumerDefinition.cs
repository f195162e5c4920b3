using MassTransit;
using PensionsAi.Jobs.Contracts;

namespace PensionsAi.Jobs.Track;

internal sealed class JobReportsConsumerDefinition : ConsumerDefinition<JobReportsConsumer>
{
    public JobReportsConsumerDefinition() => EndpointName = Queues.Jobs;
}
