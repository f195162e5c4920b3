namespace PensionsAi.Jobs.Contracts;

/// <summary>A service began an attempt.</summary>
/// <param name="JobId">Identity of the job.</param>
/// <param name="Attempt">Which attempt.</param>
public sealed record JobStarted(Guid JobId, int Attempt);
