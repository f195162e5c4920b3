using System.ComponentModel.DataAnnotations;

namespace PensionsAi.ClassificationClient;

/// <summary>Configuration section <c>ClassificationClient</c>.</summary>
public sealed record ClassificationClientOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "ClassificationClient";

    /// <summary>Base address of classification. Default that of the one-process host.</summary>
    [Required]
    public Uri Service { get; init; } = new("http://127.0.0.1:5102");

    /// <summary>Wall-clock limit for classifying one batch of texts, 1 s to 5 min. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
