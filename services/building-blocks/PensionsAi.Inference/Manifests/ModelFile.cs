namespace PensionsAi.Inference.Manifests;

/// <summary>One file of a model.</summary>
/// <param name="Path">Path relative to the model's folder, with <c>/</c> and without <c>..</c>.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Size.</param>
public sealed record ModelFile(string Path, string Sha256, long Bytes)
{
    /// <summary>Where the file can be fetched when it is not in the repository.</summary>
    public Uri? Url { get; init; }
}
