using System.ComponentModel.DataAnnotations;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Configuration section <c>FormReading:Reviews</c>.</summary>
public sealed record ReviewOptions
{
    /// <summary>How long a review waits to be finished before its content is removed, 1 day to 365 days. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a finished review is kept, for whoever heard of its end to fetch the values, 1 hour to 365 days. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan FinishedLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a reviewer has a review to herself before another may take it, 1 minute to 1 day. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ClaimLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Share of the accepted forms that is drawn for review, to measure how often acceptance is wrong, 0 to 1. Default 0.01.</summary>
    [Range(0.0, 1.0)]
    public double AuditShare { get; init; } = 0.01;

    /// <summary>
    /// How long a field with what a person read in it is kept as an example for measuring and training, 0 to 730 days. Default
    /// 90 days; with 0 none is kept.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "730.00:00:00")]
    public TimeSpan ExampleLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Reviews that may wait before forms that need one are refused, 1 to 10,000,000. Default 100,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxWaiting { get; init; } = 100_000;

    /// <summary>How often it is looked for what has expired, 1 s to 1 day. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(1);
}
