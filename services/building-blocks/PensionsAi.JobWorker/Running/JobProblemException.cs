using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.JobWorker.Running;

/// <summary>
/// Ends a job with a problem that another attempt would meet too. For a representation that finds, while it is written, that it
/// cannot be: a handler that knows before answers <see cref="JobOutcome.Failed"/>.
/// </summary>
/// <param name="problem">Why there is no result.</param>
public sealed class JobProblemException(ServiceProblem problem) : Exception(problem.Kind)
{
    /// <summary>Why there is no result.</summary>
    public ServiceProblem Problem => problem;
}
