using System.Text.RegularExpressions;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>
/// Inputs and results of jobs, encrypted, in a folder (<c>blobs</c> in the local folder). A blob is there whole or not at
/// all. Thread-safe, also across processes.
/// </summary>
public sealed partial class BlobStore(LocalFolder folder, PlatformKeys keys)
{
    private const string Unfinished = ".part";

    private readonly byte[] _dataKey = keys.Get("data");

    /// <summary>Writes a blob; on return it is on the disk. A blob of the same name is replaced.</summary>
    /// <param name="name">A job's id as 32 hexadecimal digits, a dot, and what of the job it is.</param>
    /// <param name="write">Writes the content; the blob is not kept when this throws.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, FileOptions.Asynchronous))
            {
                await using var content = await EncryptingStream.CreateAsync(file, _dataKey, name, cancellationToken);
                await write(content, cancellationToken);
                await content.CompleteAsync(cancellationToken);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The content, decrypted as it is read; null when there is no such blob.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">On reading: the blob was changed or cut off.</exception>
    public async Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        FileStream file;
        try
        {
            file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        try
        {
            return await DecryptingStream.OpenAsync(file, _dataKey, name, cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Removes a blob; nothing happens when it is not there.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(name);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    /// <summary>Names of blobs, and leftovers of unfinished ones, that were last written before a time.</summary>
    public IEnumerable<string> ListWrittenBefore(DateTimeOffset time) =>
        Directory.Exists(Root)
            ? Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Where(path => File.GetLastWriteTimeUtc(path) < time.UtcDateTime)
                .Select(path => Path.GetFileName(path))
            : [];

    private string Root => folder.PathOf("blobs");

    // The last digits of an id are random, the first ones are the time: folders by the last fill evenly.
    private string PathOf(string name) =>
        BlobName().IsMatch(name)
            ? Path.Combine(Root, name[30..32], name)
            : throw new ArgumentException("This is not a blob's name.", nameof(name));

    [GeneratedRegex(@"\A[0-9a-f]{32}\.[a-z0-9.]{1,96}\z", RegexOptions.NonBacktracking)]
    private static partial Regex BlobName();
}
