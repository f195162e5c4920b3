using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Jobs;

/// <summary>Configuration section <c>Jobs</c>.</summary>
public sealed record JobsOptions
{
    /// <summary>The kinds of job by name, which is the last segment of the public path.</summary>
    [Required, MinLength(1)]
    public Dictionary<string, JobKindOptions> Kinds { get; init; } = [];

    /// <summary>How long a result is kept after the job ended, 1 minute to 365 days. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan ResultLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a service may be silent about a job that it began before it is given to another, 10 s to 1 h. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a job may wait in a service's queue before it is sent again, 1 min to 1 day. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan QueueLease { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a job may be begun before it fails, 1 to 10. Default 3.</summary>
    [Range(1, 10)]
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How long a synchronous call that runs as a job is waited for, 1 s to 10 min; after that it is answered with 202. Default 90 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SynchronousWait { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Bytes of storage that stay free: inputs that would take of them are refused, so that results can be written and jobs can
    /// end. 0 to 1 TiB. Default 1 GiB.
    /// </summary>
    [Range(0, 1L << 40)]
    public long ReservedBytes { get; init; } = 1L << 30;

    /// <summary>How often expired jobs and stray blobs are looked for, 1 s to 1 day. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(1);
}
