using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Inference.Manifests;

/// <summary>A model whose files were found to be what its manifest says. Thread-safe.</summary>
public sealed class VerifiedModel
{
    private readonly string _folder;

    internal VerifiedModel(ModelManifest manifest, string folder)
    {
        Manifest = manifest;
        _folder = folder;
        Version = new ModelVersion(manifest.Name, manifest.Version, manifest.Files[0].Sha256);
    }

    /// <summary>The manifest.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>What results say of the model that made them.</summary>
    public ModelVersion Version { get; }

    /// <summary>Opens a file that the manifest names.</summary>
    /// <exception cref="ArgumentException">The manifest does not name the file.</exception>
    public Stream OpenFile(string path) => File.OpenRead(PathOf(path));

    /// <summary>The bytes of a file that the manifest names.</summary>
    /// <exception cref="ArgumentException">The manifest does not name the file.</exception>
    public byte[] ReadFile(string path) => File.ReadAllBytes(PathOf(path));

    /// <summary>The absolute path of a file that the manifest names, for native code that reads files itself.</summary>
    /// <exception cref="ArgumentException">The manifest does not name the file.</exception>
    public string PathOf(string path) =>
        Manifest.Files.Any(file => file.Path == path)
            ? Resolve(_folder, path)
            : throw new ArgumentException($"The manifest of {Manifest.Name} does not name the file {path}.", nameof(path));

    internal static string Resolve(string folder, string path)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(root, StringComparison.Ordinal)
            ? full
            : throw new ModelVerificationException($"The manifest in {folder} names a file outside its folder.");
    }
}
