using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Gateway.Audit;

/// <summary>Configuration section <c>Gateway:Audit</c>.</summary>
public sealed record AuditOptions
{
    /// <summary>
    /// Entries that may wait to be written, 100 to 1,000,000. Default 10,000. When it is full, calls wait: none ends unrecorded.
    /// </summary>
    [Range(100, 1_000_000)]
    public int QueueLimit { get; init; } = 10_000;

    /// <summary>Entries written in one transaction, 1 to 5,000. Default 500.</summary>
    [Range(1, 5_000)]
    public int BatchSize { get; init; } = 500;

    /// <summary>Pause before a write that failed is tried again, 10 ms to 1 min. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
