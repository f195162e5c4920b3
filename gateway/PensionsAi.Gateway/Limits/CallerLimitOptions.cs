using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Gateway.Limits;

/// <summary>Configuration section <c>Gateway:CallerLimit</c>: what one caller may ask of the platform.</summary>
public sealed record CallerLimitOptions
{
    /// <summary>Calls a second in the long run, 1 to 100,000. Default 2,000.</summary>
    [Range(1, 100_000)]
    public int CallsPerSecond { get; init; } = 2_000;

    /// <summary>Calls that may come at once after a pause, 1 to 1,000,000. Default 4,000.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; init; } = 4_000;

    /// <summary>Calls under way at the same time, followed jobs among them, 1 to 100,000. Default 500.</summary>
    [Range(1, 100_000)]
    public int Concurrency { get; init; } = 500;
}
