using MassTransit;
using PensionsAi.Jobs.Contracts;

namespace PensionsAi.Gateway.Audit;

/// <summary>Shares the queue of <see cref="JobEndedConsumerDefinition"/>, which says what the queue is and how often its messages are tried.</summary>
internal sealed class ReviewFinishedConsumerDefinition : ConsumerDefinition<ReviewFinishedConsumer>
{
    public ReviewFinishedConsumerDefinition() => EndpointName = Queues.Audit;
}
