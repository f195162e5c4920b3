namespace PensionsAi.Inference.Download;

/// <summary>How fetching a model ended.</summary>
public enum ModelDownloadStatus
{
    /// <summary>Every file is there and is what the manifest says.</summary>
    Installed,

    /// <summary>Every file was there already.</summary>
    AlreadyInstalled,

    /// <summary>The manifest gives no address for a file.</summary>
    NoAddress,

    /// <summary>The server refused, with the status in <see cref="ModelDownloadResult.HttpStatus"/>.</summary>
    Refused,

    /// <summary>The connection failed again and again. What has come is kept: the next call goes on from there.</summary>
    Interrupted,

    /// <summary>What came is not what the manifest says. It has been removed.</summary>
    Mismatch,

    /// <summary>Another process fetches the same file.</summary>
    Busy,

    /// <summary>The folder cannot be written, or its disk is full.</summary>
    NotWritable,
}
