using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Jobs.Contracts;

/// <summary>An attempt ended with a problem that another attempt would meet too.</summary>
/// <param name="JobId">Identity of the job.</param>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Model">The model that was asked, if it came to that.</param>
public sealed record JobFailed(Guid JobId, int Attempt, JobProblem Problem, ModelVersion? Model);
