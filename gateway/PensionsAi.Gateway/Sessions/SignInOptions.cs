using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Gateway.Sessions;

/// <summary>Configuration section <c>Gateway:SignIn</c>: persons who use pages in a browser.</summary>
public sealed record SignInOptions
{
    /// <summary>How long a person stays signed in, 1 minute to 1 day. Default 8 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(8);
}
