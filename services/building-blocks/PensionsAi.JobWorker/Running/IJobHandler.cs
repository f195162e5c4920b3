namespace PensionsAi.JobWorker.Running;

/// <summary>
/// Does one kind of job. What it does may be done again after a crash, so it has no effect but its outcome. An exception
/// counts as a passing fault: the job is tried again, a bounded number of times.
/// </summary>
public interface IJobHandler
{
    /// <summary>Does the job.</summary>
    /// <param name="input">The job and its input.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <param name="cancellationToken">The caller cancelled the job, or the process stops.</param>
    Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken);
}
