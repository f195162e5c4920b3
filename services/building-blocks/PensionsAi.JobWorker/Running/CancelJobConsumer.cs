using MassTransit;
using PensionsAi.Jobs.Contracts;

namespace PensionsAi.JobWorker.Running;

/// <summary>Stops a job that runs in this process. Every process hears every cancellation.</summary>
internal sealed class CancelJobConsumer(RunningJobs running) : IConsumer<CancelJob>
{
    public Task Consume(ConsumeContext<CancelJob> context)
    {
        running.Cancel(context.Message.JobId);
        return Task.CompletedTask;
    }
}
