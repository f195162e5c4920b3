using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>What callers' Idempotency-Keys stand for. Only answers with 2xx are repeated.</summary>
internal sealed class IdempotencyKeys(IDbContextFactory<JobsDbContext> contexts, TimeProvider time)
{
    public const string HeaderName = "Idempotency-Key";

    /// <summary>Whether a header's value can be a key: 1 to 255 visible ASCII characters.</summary>
    public static bool IsValid(string key) => key.Length is > 0 and <= 255 && key.All(character => character is > ' ' and < '\x7f');

    /// <summary>The call that the key stands for; null when it stands for none, any more.</summary>
    public async Task<EarlierCall?> FindAsync(string caller, string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from record in context.IdempotencyRecords.AsNoTracking()
            where record.Caller == caller && record.Key == key
            join job in context.Jobs.AsNoTracking() on record.JobId equals job.Id into jobs
            from job in jobs.DefaultIfEmpty()
            select new { record, job }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        if (found.job is not null && !IsSpent(found.record, found.job))
            return new EarlierCall(found.record, found.job);

        await context.IdempotencyRecords
            .Where(record => record.Caller == caller && record.Key == key && record.JobId == found.record.JobId)
            .ExecuteDeleteAsync(cancellationToken);
        return null;
    }

    /// <summary>The answer of the earlier call, if this is the same call.</summary>
    public static Outcome<AcceptedJob> Repeat(EarlierCall earlier, byte[] fingerprint)
    {
        if (!CryptographicOperations.FixedTimeEquals(earlier.Record.Fingerprint, fingerprint))
            return JobProblems.OtherCall;
        return earlier.StillRuns ? JobProblems.FirstCallRuns : new AcceptedJob(earlier.Job.ToJob(), earlier.Record.IsAsync);
    }

    private bool IsSpent(IdempotencyRecord record, StoredJob job) =>
        record.CreatedAt + IdempotencyRecord.Lifetime <= time.GetUtcNow()
        || (!record.IsAsync && job.Status is (JobStatus.Failed or JobStatus.Cancelled))
        || (!record.IsAsync && job is { Status: JobStatus.Succeeded, Results.Count: 0 });
}
