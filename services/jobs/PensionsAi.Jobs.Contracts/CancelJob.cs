namespace PensionsAi.Jobs.Contracts;

/// <summary>Published to every worker: whoever works on the job stops.</summary>
/// <param name="JobId">Identity of the job.</param>
public sealed record CancelJob(Guid JobId);
