using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Inference.Manifests;

/// <summary>
/// Finds models and vouches for their files. Looks first in the operator's own folder (<c>PENSIONSAI_MODELS</c>), then in
/// <c>models</c> beside the program. Thread-safe.
/// </summary>
public sealed class ModelStore
{
    private readonly IReadOnlyList<string> _folders;

    /// <summary>A store over the folders that the configuration names.</summary>
    public ModelStore(IConfiguration configuration)
        : this(configuration["PENSIONSAI_MODELS"], Path.Combine(AppContext.BaseDirectory, "models"))
    {
    }

    /// <summary>A store over the given folders, in the order of precedence; null and empty ones are passed over.</summary>
    public ModelStore(params IEnumerable<string?> folders) =>
        _folders = [.. folders.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => folder!)];

    /// <summary>The model with all its files read and found to be what its manifest says.</summary>
    /// <exception cref="ModelNotFoundException">There is no such model, or one of its files is missing.</exception>
    /// <exception cref="ModelVerificationException">A file differs from the manifest.</exception>
    public VerifiedModel Open(string name)
    {
        var folder = FindFolder(name)
            ?? throw new ModelNotFoundException($"There is no manifest for the model {name}.");
        var manifest = Read(Path.Combine(folder, "manifest.json"));
        if (manifest.Name != name || manifest.Files.Count == 0)
            throw new ModelVerificationException($"The manifest of the model {name} names another model, or no file.");

        foreach (var file in manifest.Files)
            Verify(manifest, file, VerifiedModel.Resolve(folder, file.Path));
        return new VerifiedModel(manifest, folder);
    }

    /// <summary>The manifest alone, whether the files are there or not; null when there is none.</summary>
    public ModelManifest? FindManifest(string name) =>
        FindFolder(name) is { } folder ? Read(Path.Combine(folder, "manifest.json")) : null;

    /// <summary>Names of all models that have a manifest, in order.</summary>
    public IReadOnlyList<string> Names() =>
    [
        .. _folders
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, "manifest.json")))
            .Select(folder => Path.GetFileName(folder))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private string? FindFolder(string name) =>
        _folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "manifest.json")));

    private static ModelManifest Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<ModelManifest>(stream, JsonConventions.Options)
                ?? throw new ModelVerificationException($"The manifest {path} is empty.");
        }
        catch (JsonException exception)
        {
            throw new ModelVerificationException($"The manifest {path} is not valid: {exception.Message}");
        }
    }

    private static void Verify(ModelManifest manifest, ModelFile file, string path)
    {
        if (!File.Exists(path))
            throw new ModelNotFoundException($"The model {manifest.Name} lacks its file {file.Path}.");

        using var stream = File.OpenRead(path);
        if (stream.Length != file.Bytes || Convert.ToHexStringLower(SHA256.HashData(stream)) != file.Sha256)
            throw new ModelVerificationException($"The file {file.Path} of the model {manifest.Name} is not the one in its manifest.");
    }
}
