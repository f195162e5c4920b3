namespace PensionsAi.Jobs.Contracts;

/// <summary>Command to the service behind a job's kind, sent to the queue of that name. The input is fetched by reference.</summary>
/// <param name="JobId">Identity of the job; every effect is keyed by it.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Kind">The job's kind.</param>
/// <param name="Caller">Name of the caller.</param>
/// <param name="CaseReference">The case that the caller named.</param>
/// <param name="ContentType">Media type of the input.</param>
/// <param name="Query">The query of the call that made the job, with its <c>?</c>, less what was meant for jobs itself.</param>
/// <param name="InputReference">Where the encrypted input lies.</param>
public sealed record RunJob(
    Guid JobId,
    int Attempt,
    string Kind,
    string Caller,
    string? CaseReference,
    string ContentType,
    string Query,
    string InputReference);
