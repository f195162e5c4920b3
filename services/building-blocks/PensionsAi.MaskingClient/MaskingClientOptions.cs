using System.ComponentModel.DataAnnotations;

namespace PensionsAi.MaskingClient;

/// <summary>Configuration section <c>MaskingClient</c>.</summary>
public sealed record MaskingClientOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "MaskingClient";

    /// <summary>Base address of masking. Default that of the one-process host.</summary>
    [Required]
    public Uri Service { get; init; } = new("http://127.0.0.1:5101");

    /// <summary>Wall-clock limit for masking one batch of texts, 1 s to 5 min. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
