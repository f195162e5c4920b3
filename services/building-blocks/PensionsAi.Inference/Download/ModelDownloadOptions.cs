namespace PensionsAi.Inference.Download;

/// <summary>How patient a download is.</summary>
public sealed record ModelDownloadOptions
{
    /// <summary>Attempts in a row that bring nothing before it gives up, 1 or more. Default 5.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Pause before the second attempt, doubled for each further one. Default 1 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time without a byte after which a connection counts as broken. Default 30 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);
}
