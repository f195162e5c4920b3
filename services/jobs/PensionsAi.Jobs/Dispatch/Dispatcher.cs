using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Track;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.Jobs.Dispatch;

/// <summary>
/// Sends what the job rows say is to be sent: due jobs to the queues of their kinds, ends to the audit trail. A row is
/// marked before its message is sent and the mark has a lease, so a crash between the two delays the job and loses nothing.
/// </summary>
internal sealed partial class Dispatcher(
    JobClaims claims,
    JobEnding ending,
    DispatchSignal signal,
    IBus bus,
    WorkQueues queues,
    IOptions<JobsOptions> options,
    IOptions<BusOptions> busOptions,
    ILogger<Dispatcher> logger) : BackgroundService
{
    private const int BatchSize = 256;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly ActivitySource Activities = new("PensionsAi.Jobs");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was in this process's memory went with the last process: nothing has to be waited for.
        if (busOptions.Value.Transport == BusOptions.InMemory)
            await claims.ReleaseAllAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DispatchAsync(stoppingToken) + await ReportEndsAsync(stoppingToken) == 0)
                    await signal.WaitAsync(PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception.GetType().FullName!, exception.StackTrace);
                await signal.WaitAsync(AfterFailure, stoppingToken);
            }
        }
    }

    private async Task<int> DispatchAsync(CancellationToken cancellationToken)
    {
        var due = await claims.ClaimDueAsync(BatchSize, cancellationToken);
        foreach (var exhausted in due.Where(job => job.Starts >= options.Value.MaxAttempts))
            await ending.FailAsync(exhausted.Id, null, AttemptsExhausted, null, cancellationToken);

        var toSend = due.Where(job => job.Starts < options.Value.MaxAttempts).ToList();
        var ids = toSend.Select(job => job.Id).ToList();
        try
        {
            // All at once: the broker confirms them in a window, not one by one.
            await Task.WhenAll(toSend.Select(job => SendAsync(job, cancellationToken)));
            await claims.MarkSentAsync(ids, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            await claims.ReleaseAsync(ids, AfterFailure, cancellationToken);
            throw;
        }

        return due.Count;
    }

    private async Task SendAsync(StoredJob job, CancellationToken cancellationToken)
    {
        // Carries the trace of the call that made the job on to the service that does it.
        using var activity = ActivityContext.TryParse(job.TraceParent, null, out var parent)
            ? Activities.StartActivity("job dispatch", ActivityKind.Producer, parent)
            : null;
        var queue = await bus.GetSendEndpoint(queues.AddressOf(job.Kind));
        await queue.SendOnceAsync(
            new RunJob(job.Id, job.Dispatches, job.Kind, job.Caller, job.CaseReference, job.ContentType, job.Query, job.InputReference),
            cancellationToken);
    }

    private async Task<int> ReportEndsAsync(CancellationToken cancellationToken)
    {
        var ended = await claims.ClaimReportsAsync(BatchSize, cancellationToken);
        if (ended.Count == 0)
            return 0;

        var ids = ended.Select(job => job.Id).ToList();
        try
        {
            var audit = await bus.GetSendEndpoint(queues.AddressOf(Queues.Audit));
            await Task.WhenAll(ended.Select(job => audit.SendOnceAsync(
                new JobEnded(job.Id, job.Kind, job.Caller, job.CaseReference, job.Status, job.Problem?.Type, job.Model, job.FinishedAt!.Value),
                cancellationToken)));
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            await claims.ReleaseReportsAsync(ids, AfterFailure, cancellationToken);
            throw;
        }

        await claims.MarkReportedAsync(ids, cancellationToken);
        return ended.Count;
    }

    private static readonly JobProblem AttemptsExhausted = new(
        "urn:pensionsai:problem:attempts-exhausted",
        "The job could not be done",
        500,
        "The service failed on this job every time it was tried. Quote the job's id when you report it.");

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "Dispatching failed with {ExceptionType}: {StackTrace}")]
    private static partial void LogFailed(ILogger logger, string exceptionType, string? stackTrace);
}
