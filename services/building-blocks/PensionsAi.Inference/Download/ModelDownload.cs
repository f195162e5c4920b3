using System.Text.Json;
using PensionsAi.Inference.Manifests;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Inference.Download;

/// <summary>
/// Fetches the files that a manifest names into a folder of models, where <see cref="ModelStore"/> finds them. A file is
/// streamed into <c>{file}.part</c>, goes on where it stopped when it is asked for again, and gets its name only when size
/// and SHA-256 are right; the manifest is written last, so a model that is half there is not found at all. Thread-safe;
/// two processes do not disturb one another.
/// </summary>
/// <param name="client">Fetches; follows redirects; its timeout covers the answer's head alone.</param>
/// <param name="time">Measures pauses and silences.</param>
/// <param name="options">How patient it is; null for the defaults.</param>
public sealed class ModelDownload(HttpClient client, TimeProvider time, ModelDownloadOptions? options = null)
{
    private static readonly JsonSerializerOptions Indented = new(JsonConventions.Options) { WriteIndented = true };

    private readonly ModelDownloadOptions _options = options ?? new ModelDownloadOptions();

    /// <summary>Fetches what is missing of the model.</summary>
    /// <param name="manifest">The model.</param>
    /// <param name="modelsFolder">The folder that holds one folder a model.</param>
    /// <param name="progress">Told about every piece that arrives.</param>
    /// <param name="cancellationToken">Ends it; what has come is kept.</param>
    public async Task<ModelDownloadResult> FetchAsync(
        ModelManifest manifest,
        string modelsFolder,
        IProgress<ModelDownloadProgress>? progress,
        CancellationToken cancellationToken)
    {
        var folder = Path.Combine(modelsFolder, manifest.Name);
        var file = manifest.Files[0].Path;
        try
        {
            var fetchedAny = false;
            foreach (var next in manifest.Files)
            {
                file = next.Path;
                var path = VerifiedModel.Resolve(folder, next.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                var fetch = new FileFetch(client, next, path, _options, time);
                var (status, httpStatus) = await fetch.RunAsync(progress, cancellationToken);
                if (status is not (ModelDownloadStatus.Installed or ModelDownloadStatus.AlreadyInstalled))
                    return new ModelDownloadResult(status, folder, next.Path, httpStatus);
                fetchedAny |= status == ModelDownloadStatus.Installed;
            }

            file = "manifest.json";
            fetchedAny |= await WriteManifestAsync(manifest, folder, cancellationToken);
            return new ModelDownloadResult(fetchedAny ? ModelDownloadStatus.Installed : ModelDownloadStatus.AlreadyInstalled, folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ModelDownloadResult(ModelDownloadStatus.NotWritable, folder, file);
        }
    }

    /// <summary>Whether the manifest had to be written.</summary>
    private static async Task<bool> WriteManifestAsync(ModelManifest manifest, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "manifest.json");
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, Indented);
        if (File.Exists(path) && (await File.ReadAllBytesAsync(path, cancellationToken)).AsSpan().SequenceEqual(json))
            return false;
        await File.WriteAllBytesAsync(path + ".part", json, cancellationToken);
        File.Move(path + ".part", path, overwrite: true);
        return true;
    }
}
