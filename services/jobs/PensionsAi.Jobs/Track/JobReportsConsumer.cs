using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Dispatch;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;

namespace PensionsAi.Jobs.Track;

/// <summary>
/// Writes what services report into the rows. Reports may come twice, late and out of order: each is an update that holds
/// only while the job has not ended.
/// </summary>
internal sealed class JobReportsConsumer(
    IDbContextFactory<JobsDbContext> contexts,
    EncryptedBlobs blobs,
    JobEnding ending,
    JobWatch watch,
    DispatchSignal signal,
    IOptions<JobsOptions> options,
    TimeProvider time) :
    IConsumer<JobStarted>, IConsumer<JobProgressed>, IConsumer<JobSucceeded>, IConsumer<JobFailed>, IConsumer<JobAttemptFailed>
{
    public async Task Consume(ConsumeContext<JobStarted> context)
    {
        var now = time.GetUtcNow();
        var leaseEnd = now + options.Value.Lease;
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var attempt = context.Message.Attempt;
        await database.Jobs
            .Where(job => job.Id == context.Message.JobId && job.DispatchAt != null && job.FailedAttempt < attempt)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(job => job.Status, JobStatus.Running)
                    .SetProperty(job => job.StartedAt, job => job.StartedAt ?? now)
                    .SetProperty(job => job.Starts, job => job.Starts + 1)
                    .SetProperty(job => job.BegunAttempt, job => job.BegunAttempt > attempt ? job.BegunAttempt : attempt)
                    .SetProperty(job => job.DispatchAt, leaseEnd),
                context.CancellationToken);
        watch.Changed(context.Message.JobId);
    }

    public async Task Consume(ConsumeContext<JobProgressed> context)
    {
        var leaseEnd = time.GetUtcNow() + options.Value.Lease;
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        await database.Jobs
            .Where(job => job.Id == context.Message.JobId && job.DispatchAt != null && job.FailedAttempt < context.Message.Attempt)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(job => job.Progress, context.Message.Progress)
                    .SetProperty(job => job.DispatchAt, leaseEnd),
                context.CancellationToken);
        if (context.Message.EventBatches > 0)
            await ShowEventsAsync(database, context.Message, context.CancellationToken);
        watch.Changed(context.Message.JobId);
    }

    public async Task Consume(ConsumeContext<JobSucceeded> context)
    {
        var message = context.Message;
        if (await ending.SucceedAsync(message, context.CancellationToken))
            return;

        // The job had ended: this result is a duplicate, or came after a cancellation. It stays only if the row names it.
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var job = await database.Jobs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == message.JobId, context.CancellationToken);
        foreach (var result in message.Results.Where(result => job is null || !job.Results.Contains(result)))
            await blobs.DeleteAsync(result.Reference, context.CancellationToken);
        if (job is null || job.EventAttempt != message.Attempt || job.EventBatches == 0)
            await DeleteEventsAsync(message.JobId, message.Attempt, message.EventBatches, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<JobFailed> context) =>
        ending.FailAsync(context.Message.JobId, context.Message.Attempt, context.Message.Problem, context.Message.Model, context.CancellationToken);

    public async Task Consume(ConsumeContext<JobAttemptFailed> context)
    {
        // 2, 4, 8 … seconds: a fault that passes has passed by then, and the row counts, so a crash does not start over.
        var attempt = context.Message.Attempt;
        var now = time.GetUtcNow();
        var due = now + TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempt, 6)));
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        await database.Jobs
            .Where(job => job.Id == context.Message.JobId && job.DispatchAt != null && job.Dispatches == attempt && job.FailedAttempt < attempt)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(job => job.Status, JobStatus.Queued)
                    .SetProperty(job => job.StartedAt, job => job.StartedAt ?? now)
                    .SetProperty(job => job.Starts, job => job.BegunAttempt < attempt ? job.Starts + 1 : job.Starts)
                    .SetProperty(job => job.BegunAttempt, job => job.BegunAttempt < attempt ? attempt : job.BegunAttempt)
                    .SetProperty(job => job.FailedAttempt, attempt)
                    .SetProperty(job => job.EventBatches, 0)
                    .SetProperty(job => job.DispatchAt, due),
                context.CancellationToken);
        watch.Changed(context.Message.JobId);
        signal.Set();
    }

    /// <summary>Shows an attempt's events. Those of an earlier attempt have come to nothing; a count that is lower is an older report.</summary>
    private async Task ShowEventsAsync(JobsDbContext database, JobProgressed report, CancellationToken cancellationToken)
    {
        var jobs = database.Jobs.Where(job => job.Id == report.JobId);
        var before = await jobs.AsNoTracking().Select(job => new { job.EventAttempt, job.EventBatches }).SingleOrDefaultAsync(cancellationToken);
        var changed = await jobs
            .Where(job => job.DispatchAt != null && job.FailedAttempt < report.Attempt)
            .Where(job => job.EventAttempt < report.Attempt || (job.EventAttempt == report.Attempt && job.EventBatches < report.EventBatches))
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(job => job.EventAttempt, report.Attempt)
                    .SetProperty(job => job.EventBatches, report.EventBatches),
                cancellationToken);
        if (changed > 0 && before!.EventAttempt < report.Attempt)
            await DeleteEventsAsync(report.JobId, before.EventAttempt, before.EventBatches, cancellationToken);
    }

    private async Task DeleteEventsAsync(Guid jobId, int attempt, int batches, CancellationToken cancellationToken)
    {
        for (var batch = 0; batch < batches; batch++)
            await blobs.DeleteAsync(JobEventBatch.ReferenceOf(jobId, attempt, batch), cancellationToken);
    }
}
