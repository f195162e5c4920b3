using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Masking;

/// <summary>Configuration section <c>Masking</c>.</summary>
public sealed record MaskingOptions
{
    /// <summary>Longest search of one text, 50 ms to 5 min; a text that takes longer fails its call. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan TextTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What holds for a caller where its calls say nothing else, by the caller's name. Default none.</summary>
    public Dictionary<string, CallerMasking> Callers { get; init; } = [];
}
