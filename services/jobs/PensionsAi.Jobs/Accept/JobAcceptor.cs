using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Dispatch;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>
/// Accepts a call as a job: checks it, writes the encrypted input, then the row. Whoever is told of the job can rely on it:
/// input and row are on the disk before this returns.
/// </summary>
internal sealed class JobAcceptor(
    IDbContextFactory<JobsDbContext> contexts,
    EncryptedBlobs blobs,
    JobCheckClient checks,
    IdempotencyKeys idempotency,
    Intake intake,
    DispatchSignal signal,
    JobsMetrics metrics,
    IOptions<JobsOptions> options,
    TimeProvider time)
{
    /// <summary>The job: a new one, or the one that the call's Idempotency-Key stands for.</summary>
    public async Task<Outcome<AcceptedJob>> AcceptAsync(JobCall call, CancellationToken cancellationToken)
    {
        if (CallbackAddress.Check(call.CallbackUrl, call.Caller) is { } refused)
            return refused;

        using var fingerprint = new Fingerprint(call.Kind, call.Query, call.ContentType, call.CallbackUrl);
        if (call.IdempotencyKey is { } key)
        {
            var earlier = await idempotency.FindAsync(call.Caller.Name, key, cancellationToken);
            if (earlier is not null)
                return await RepeatAsync(earlier, call, fingerprint, cancellationToken);
        }

        var kind = options.Value.Kinds[call.Kind];
        var entered = await intake.EnterAsync(call.Kind, call.BodyBytes ?? kind.MaxBodyBytes, cancellationToken);
        if (!entered.IsSuccess)
            return entered.Problem;

        using var place = entered.Value;
        var head = await JobHead.ReadAsync(call.Body, cancellationToken);
        if (await checks.CheckAsync(call, kind.Service, head.Shown, cancellationToken) is { } problem)
            return problem;

        var id = Guid.CreateVersion7(time.GetUtcNow());
        var input = $"{id:N}.input";
        await blobs.WriteAsync(input, (blob, token) => CopyAsync(head, call.Body, blob, fingerprint, token), cancellationToken);
        // Where this throws the row may be there all the same, and needs its input; without a row it is swept.
        var stored = await InsertAsync(call, id, input, fingerprint.Finish(), cancellationToken);
        if (stored.IsSuccess && stored.Value.Job.Id == id)
            place.Accept();
        else
            await blobs.DeleteAsync(input, CancellationToken.None);
        return stored;
    }

    private static async Task CopyAsync(JobHead head, Stream body, Stream blob, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        fingerprint.Append(head.Bytes.Span);
        await blob.WriteAsync(head.Bytes, cancellationToken);
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            fingerprint.Append(buffer.AsSpan(0, length));
            await blob.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }
    }

    private async Task<Outcome<AcceptedJob>> InsertAsync(
        JobCall call, Guid id, string input, byte[] fingerprint, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var job = new StoredJob
        {
            Id = id,
            Kind = call.Kind,
            Caller = call.Caller.Name,
            CaseReference = call.Caller.CaseReference,
            Status = JobStatus.Queued,
            CreatedAt = now,
            DispatchAt = now,
            ContentType = call.ContentType,
            Query = call.Query,
            InputReference = input,
            TraceParent = Activity.Current?.Id,
            CallbackUrl = CallbackAddress.Normalize(call.CallbackUrl),
        };

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Jobs.Add(job);
        if (call.IdempotencyKey is { } key)
        {
            context.IdempotencyRecords.Add(new IdempotencyRecord
            {
                Caller = call.Caller.Name,
                Key = key,
                Fingerprint = fingerprint,
                JobId = id,
                IsAsync = call.IsAsync,
                CreatedAt = now,
            });
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (call.IdempotencyKey is not null)
        {
            // Another call with this key was stored while this one was received. Any other reason is thrown on.
            var earlier = await idempotency.FindAsync(call.Caller.Name, call.IdempotencyKey, cancellationToken);
            if (earlier is null)
                throw;
            // It may be this one, stored before the connection to the database broke.
            if (earlier.Job.Id != id)
                return IdempotencyKeys.Repeat(earlier, fingerprint);
        }

        metrics.Accepted(call.Kind);
        signal.Set();
        return new AcceptedJob(job.ToJob(), call.IsAsync);
    }

    private static async Task<Outcome<AcceptedJob>> RepeatAsync(
        EarlierCall earlier, JobCall call, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        if (earlier.StillRuns)
            return JobProblems.FirstCallRuns;

        var buffer = new byte[64 * 1024];
        while (await call.Body.ReadAsync(buffer, cancellationToken) is > 0 and var length)
            fingerprint.Append(buffer.AsSpan(0, length));
        return IdempotencyKeys.Repeat(earlier, fingerprint.Finish());
    }
}
