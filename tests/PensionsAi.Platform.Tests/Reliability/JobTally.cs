namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>What became of jobs.</summary>
/// <param name="Accepted">Answered with 202.</param>
/// <param name="Finished">Succeeded, with a result that can be read.</param>
/// <param name="Failed">Visibly failed.</param>
/// <param name="Lost">Accepted, and neither of the two.</param>
/// <param name="DuplicateEffects">
/// Ends in the audit trail beyond the first of a job, results in the store that no job names, and ends and results of jobs that
/// are not there.
/// </param>
internal sealed record JobTally(int Accepted, int Finished, int Failed, int Lost, int DuplicateEffects);
