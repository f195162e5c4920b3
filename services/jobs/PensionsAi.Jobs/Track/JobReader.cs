using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Track;

/// <summary>Reads jobs. Whoever asks for a caller's job gets another caller's as little as one that does not exist.</summary>
internal sealed class JobReader(IDbContextFactory<JobsDbContext> contexts, EncryptedBlobs blobs)
{
    public static readonly ServiceProblem NotFound = new("job-not-found", 404, "There is no such job", "There is no such job, or it has been removed.");

    public static readonly ServiceProblem NoResult = new("result-not-found", 404, "There is no result", "The job has no result yet, or it has been removed.");
    private static readonly ServiceProblem NotAcceptable = new("not-acceptable", 406, "Not acceptable", "The result is not available in a media type that Accept names.");

    /// <summary>The problem of a job that ended otherwise than with a result.</summary>
    public static ServiceProblem WithoutResult(string ending) => new("job-without-result", 409, "The job has no result", $"The job {ending}.");

    public async Task<StoredJob?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == id, cancellationToken);
    }

    public async Task<StoredJob?> FindOfAsync(string caller, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } job && job.Caller == caller ? job : null;

    /// <summary>A page of the caller's jobs, the newest first.</summary>
    public async Task<JobList> ListAsync(
        string caller, string? kind, JobStatus? status, int page, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var jobs = context.Jobs.AsNoTracking().Where(job => job.Caller == caller);
        if (kind is not null)
            jobs = jobs.Where(job => job.Kind == kind);
        if (status is not null)
            jobs = jobs.Where(job => job.Status == status);
        var total = await jobs.CountAsync(cancellationToken);
        var items = await jobs
            .OrderByDescending(job => job.CreatedAt)
            .ThenByDescending(job => job.Id)
            .Skip((page - 1) * limit)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return new JobList([.. items.Select(job => job.ToJob())], page, limit, total);
    }

    /// <summary>The result in the media type that is accepted most, or the problem that stands in its place.</summary>
    public async Task<IResult> OpenResultAsync(StoredJob job, IList<MediaTypeHeaderValue> accept, CancellationToken cancellationToken)
    {
        if (job.Status is JobStatus.Failed or JobStatus.Cancelled)
            return WithoutResult(job.Status == JobStatus.Failed ? "failed" : "was cancelled").ToHttpResult();
        if (job.Results.Count == 0)
            return NoResult.ToHttpResult();
        if (Choose(job.Results, accept) is not { } result)
            return NotAcceptable.ToHttpResult();
        return await blobs.OpenReadAsync(result.Reference, cancellationToken) is { } content
            ? TypedResults.Stream(content, result.ContentType)
            : NoResult.ToHttpResult();
    }

    /// <summary>One batch of a job's events; null when it has been removed.</summary>
    public async Task<JobEventBatch?> FindEventsAsync(StoredJob job, int batch, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenReadAsync(JobEventBatch.ReferenceOf(job.Id, job.EventAttempt, batch), cancellationToken);
        return content is null ? null : await JsonSerializer.DeserializeAsync<JobEventBatch>(content, JsonConventions.Options, cancellationToken);
    }

    private static StoredResult? Choose(IReadOnlyList<StoredResult> results, IList<MediaTypeHeaderValue> accept) =>
        accept.Count == 0
            ? results[0]
            : results
                .Select(result => (Result: result, Range: accept.FindRange(result.ContentType)))
                .Where(offer => offer.Range is not null)
                .OrderByDescending(offer => offer.Range!.Quality ?? 1)
                .ThenBy(offer => accept.IndexOf(offer.Range!))
                .Select(offer => offer.Result)
                .FirstOrDefault();
}
