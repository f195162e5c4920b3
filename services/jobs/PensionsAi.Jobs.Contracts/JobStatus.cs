namespace PensionsAi.Jobs.Contracts;

/// <summary>Where a job is.</summary>
public enum JobStatus
{
    /// <summary>Accepted, and waiting for a service.</summary>
    Queued,

    /// <summary>A service works on it.</summary>
    Running,

    /// <summary>Ended with a result.</summary>
    Succeeded,

    /// <summary>Ended with a problem.</summary>
    Failed,

    /// <summary>Ended by its caller.</summary>
    Cancelled,
}
