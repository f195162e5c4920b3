using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Jobs.Callbacks;

/// <summary>Configuration section <c>Jobs:Callbacks</c>: how the end of a job is told to its <c>callbackUrl</c>.</summary>
public sealed record CallbackOptions
{
    /// <summary>How long a receiver has to answer, connecting included, 1 s to 20 s. Default 10 s.</summary>
    /// <remarks>A process that stops waits for the attempts that it has begun, so this stays below the time that stopping may take.</remarks>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:20")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after the first failed attempt the second is made, 1 s to 1 h; doubled after every further one. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time between two attempts, 1 s to 1 day; not below <see cref="FirstDelay"/>. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long after the job's end the last attempt is made, 1 min to 7 days. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Most attempts at the same time in one process, 1 to 256. Default 32.</summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 32;

    /// <summary>Most attempts at the same time at one receiver (scheme, host and port), 1 to 256. Default 4.</summary>
    [Range(1, 256)]
    public int ReceiverConcurrency { get; init; } = 4;
}
