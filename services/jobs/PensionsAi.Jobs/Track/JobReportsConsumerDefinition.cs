using MassTransit;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.Jobs.Track;

internal sealed class JobReportsConsumerDefinition : ConsumerDefinition<JobReportsConsumer>
{
    public JobReportsConsumerDefinition() => EndpointName = Queues.Jobs;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<JobReportsConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseWorkQueue();
        endpointConfigurator.RetryFaults(context);
    }
}
