namespace PensionsAi.Jobs.Contracts;

/// <summary>An attempt ended by an unexpected fault; jobs decides whether there is another.</summary>
/// <param name="JobId">Identity of the job.</param>
/// <param name="Attempt">Which attempt.</param>
public sealed record JobAttemptFailed(Guid JobId, int Attempt);
