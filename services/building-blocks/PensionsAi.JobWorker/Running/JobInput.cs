using Microsoft.AspNetCore.Http;

namespace PensionsAi.JobWorker.Running;

/// <summary>What a handler is given.</summary>
/// <param name="JobId">Identity of the job.</param>
/// <param name="Kind">The job's kind.</param>
/// <param name="Caller">Name of the caller.</param>
/// <param name="CaseReference">The case that the caller named.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Query">Query of the call that made the job.</param>
/// <param name="Body">The body, decrypted as it is read; forward only, asynchronous reads only.</param>
public sealed record JobInput(
    Guid JobId,
    string Kind,
    string Caller,
    string? CaseReference,
    string ContentType,
    IQueryCollection Query,
    Stream Body)
{
    /// <summary>Takes what the caller may see before the job has ended.</summary>
    public JobEventFeed Events { get; init; } = JobEventFeed.Nowhere;
}
