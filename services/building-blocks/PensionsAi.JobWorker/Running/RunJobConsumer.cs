using MassTransit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.JobWorker.Running;

/// <summary>
/// Takes a job from the queue, fetches its input, lets the handler do it, stores the result and reports. Nothing is thrown
/// to the bus: a message that moves to an error queue takes the exception's text, and so perhaps content, with it. The one
/// exception is a bus that stops before the work is done: then the message goes back to its queue.
/// </summary>
internal sealed partial class RunJobConsumer<THandler>(
    THandler handler,
    EncryptedBlobs blobs,
    RunningJobs running,
    WorkQueues queues,
    TimeProvider time,
    ILogger<RunJobConsumer<THandler>> logger) : IConsumer<RunJob>
    where THandler : class, IJobHandler
{
    public async Task Consume(ConsumeContext<RunJob> context)
    {
        var job = context.Message;
        using var entry = running.TryEnter(job.JobId, context.CancellationToken);
        if (entry is null)
            return;

        var jobs = await context.GetSendEndpoint(queues.AddressOf(Queues.Jobs));
        await jobs.SendUntilTakenAsync(new JobStarted(job.JobId, job.Attempt), context.CancellationToken);
        await using var heartbeat = new Heartbeat(jobs, job, time, logger);
        var events = new AttemptEvents(blobs, job, heartbeat, logger);
        try
        {
            var report = await RunAsync(job, events, heartbeat, entry.Cancelled);
            if (report is not JobSucceeded)
                await events.DeleteAsync();
            await jobs.SendUntilTakenAsync(report, CancellationToken.None);
        }
        catch (OperationCanceledException) when (entry.Cancelled.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            await events.DeleteAsync();
            LogCancelled(logger, job.JobId);
        }
        catch (Exception exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            LogAttemptFailed(logger, job.JobId, job.Attempt, exception.GetType().FullName!, exception.StackTrace);
            await events.DeleteAsync();
            await jobs.SendUntilTakenAsync(new JobAttemptFailed(job.JobId, job.Attempt), CancellationToken.None);
        }
    }

    private async Task<object> RunAsync(RunJob job, AttemptEvents events, Heartbeat progress, CancellationToken cancellationToken)
    {
        await using var body = await blobs.OpenReadAsync(job.InputReference, cancellationToken);
        if (body is null)
        {
            return new JobFailed(job.JobId, job.Attempt, JobProblem.From(new ServiceProblem(
                "input-missing", 410, "The input is gone", "The input of this job has been removed. Send it again.")), null);
        }

        var query = new QueryCollection(QueryHelpers.ParseQuery(job.Query));
        var input = new JobInput(job.JobId, job.Kind, job.Caller, job.CaseReference, job.ContentType, query, body)
        {
            Events = new JobEventFeed(events.AddAsync),
        };
        var outcome = await handler.RunAsync(input, progress, cancellationToken);
        if (outcome.Problem is not null)
            return new JobFailed(job.JobId, job.Attempt, JobProblem.From(outcome.Problem), outcome.Model);

        var results = new List<StoredResult>();
        foreach (var representation in outcome.Representations)
        {
            // Named by attempt: two attempts that overlap after a lost lease must not write into one another's result.
            var reference = $"{job.JobId:N}.result.{job.Attempt}.{results.Count}";
            try
            {
                await blobs.WriteAsync(reference, representation.WriteAsync, cancellationToken);
            }
            catch (JobProblemException ended)
            {
                return new JobFailed(job.JobId, job.Attempt, JobProblem.From(ended.Problem), outcome.Model);
            }

            results.Add(new StoredResult(representation.ContentType, reference));
        }

        return new JobSucceeded(job.JobId, job.Attempt, results, outcome.Model) { EventBatches = events.Count };
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Information, Message = "Job {JobId} was cancelled while it ran")]
    private static partial void LogCancelled(ILogger logger, Guid jobId);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Error, Message = "Job {JobId}, attempt {Attempt}, failed with {ExceptionType}: {StackTrace}")]
    private static partial void LogAttemptFailed(ILogger logger, Guid jobId, int attempt, string exceptionType, string? stackTrace);
}
