using System.Collections.Concurrent;
using MassTransit;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Tests.Reviews;

/// <summary>The events that came over the bus.</summary>
internal sealed class FinishedReviews
{
    private readonly ConcurrentQueue<ReviewFinished> _events = new();

    /// <summary>The event of a review, once it has come.</summary>
    public async Task<ReviewFinished> OfAsync(Guid review)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (_events.FirstOrDefault(one => one.ReviewId == review) is { } finished)
                return finished;
            await Task.Delay(50, patience.Token);
        }
    }

    internal sealed class FinishedConsumer(FinishedReviews finished) : IConsumer<ReviewFinished>
    {
        public Task Consume(ConsumeContext<ReviewFinished> context)
        {
            finished._events.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}
