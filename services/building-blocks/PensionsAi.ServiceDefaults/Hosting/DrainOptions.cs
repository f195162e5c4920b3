using System.ComponentModel.DataAnnotations;

namespace PensionsAi.ServiceDefaults.Hosting;

/// <summary>Configuration section <c>Platform:Drain</c>: how a process leaves while others go on.</summary>
public sealed record DrainOptions
{
    /// <summary>
    /// How long a process that was told to stop goes on taking calls while it says that it is not ready, so that whoever sends
    /// them here notices first; 0 to 60 s. Default 0, for a process that has no other to take over.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Delay { get; init; }
}
