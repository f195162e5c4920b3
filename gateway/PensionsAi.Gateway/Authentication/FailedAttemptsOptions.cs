using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Gateway.Authentication;

/// <summary>Configuration section <c>Gateway:FailedAttempts</c>: calls without a valid key, by address.</summary>
public sealed record FailedAttemptsOptions
{
    /// <summary>Failed attempts that an address may make in a row, 1 to 10,000. Default 20.</summary>
    [Range(1, 10_000)]
    public int Burst { get; init; } = 20;

    /// <summary>How long it takes until one more may fail, 10 ms to 1 h. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(3);
}
