using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Callbacks;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Dispatch;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Jobs.Track;

/// <summary>
/// Ends jobs. A job ends once: whatever comes after that, from a duplicate message, a lost lease or a cancellation that came
/// too late, changes nothing. The input goes when the job ends.
/// </summary>
internal sealed class JobEnding(
    IDbContextFactory<JobsDbContext> contexts,
    EncryptedBlobs blobs,
    JobWatch watch,
    DispatchSignal signal,
    CallbackSignal callbacks,
    JobsMetrics metrics,
    IOptions<JobsOptions> options,
    TimeProvider time)
{
    /// <summary>Ends a job with a result. False when it had ended before: then the result is the caller's to remove.</summary>
    public Task<bool> SucceedAsync(JobSucceeded report, CancellationToken cancellationToken) =>
        EndAsync(report.JobId, report.Attempt, job =>
        {
            job.Status = JobStatus.Succeeded;
            job.Results = report.Results;
            job.Model = report.Model;
            job.Progress = 1;
            job.EventAttempt = report.Attempt;
            job.EventBatches = report.EventBatches;
        }, cancellationToken);

    /// <summary>Ends a job with a problem, in an attempt or without one. False when it had ended before.</summary>
    public Task<bool> FailAsync(Guid id, int? attempt, JobProblem problem, ModelVersion? model, CancellationToken cancellationToken) =>
        EndAsync(id, attempt, job =>
        {
            job.Status = JobStatus.Failed;
            job.Problem = problem;
            job.Model = model;
        }, cancellationToken);

    /// <summary>Ends a job at its caller's wish. False when it had ended before.</summary>
    public Task<bool> CancelAsync(Guid id, CancellationToken cancellationToken) =>
        EndAsync(id, null, job => job.Status = JobStatus.Cancelled, cancellationToken);

    private async Task<bool> EndAsync(Guid id, int? attempt, Action<StoredJob> end, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await context.Jobs.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (job is null || job.ToJob().HasEnded)
            return false;

        var now = time.GetUtcNow();
        IReadOnlyList<string> events = [.. job.EventReferences];
        end(job);
        if (job.Status != JobStatus.Succeeded)
            job.EventBatches = 0;
        job.FinishedAt = now;
        // Of two reports of one attempt the later may be read first, by another process.
        if (attempt > job.BegunAttempt)
        {
            job.BegunAttempt = attempt.Value;
            job.Starts++;
        }

        job.StartedAt ??= job.Status == JobStatus.Cancelled ? null : now;
        job.ExpiresAt = now + options.Value.ResultLifetime;
        job.DispatchAt = null;
        job.ReportAt = now;
        // Who cancels knows of the end.
        job.CallbackAt = job.CallbackUrl is null || job.Status == JobStatus.Cancelled ? null : now;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        await blobs.DeleteAsync(job.InputReference, CancellationToken.None);
        foreach (var reference in events.Except(job.EventReferences))
            await blobs.DeleteAsync(reference, CancellationToken.None);
        metrics.Ended(job.Kind, job.Status, now - job.CreatedAt);
        watch.Changed(id);
        signal.Set();
        callbacks.Set();
        return true;
    }
}
