namespace PensionsAi.Inference.Download;

/// <summary>How fetching a model ended.</summary>
/// <param name="Status">The end.</param>
/// <param name="Folder">Folder of the model.</param>
/// <param name="File">The file at which it ended; null when all are there.</param>
/// <param name="HttpStatus">The server's status when it refused.</param>
public sealed record ModelDownloadResult(ModelDownloadStatus Status, string Folder, string? File = null, int? HttpStatus = null)
{
    /// <summary>Whether the model is there.</summary>
    public bool IsInstalled => Status is ModelDownloadStatus.Installed or ModelDownloadStatus.AlreadyInstalled;
}
