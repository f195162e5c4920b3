using MassTransit;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.Gateway.Audit;

internal sealed class JobEndedConsumerDefinition : ConsumerDefinition<JobEndedConsumer>
{
    public JobEndedConsumerDefinition() => EndpointName = Queues.Audit;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<JobEndedConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseWorkQueue();
        endpointConfigurator.RetryFaults(context);
    }
}
