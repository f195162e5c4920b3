namespace PensionsAi.Inference.Download;

/// <summary>How far one file has come.</summary>
/// <param name="File">Path of the file in its manifest.</param>
/// <param name="Bytes">Bytes that are there.</param>
/// <param name="TotalBytes">Bytes of the whole file.</param>
public readonly record struct ModelDownloadProgress(string File, long Bytes, long TotalBytes);
