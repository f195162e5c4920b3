using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>Blobs as files in a folder (<c>blobs</c> in the local folder) that all processes reach.</summary>
internal sealed class FolderBlobStore(LocalFolder folder) : IBlobStore
{
    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = UnfinishedBlob.NameFor(path, Guid.NewGuid());
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, FileOptions.Asynchronous))
            {
                await write(file, cancellationToken);
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

    public Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, FileOptions.Asynchronous));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(name);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<string> ListWrittenBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        (Directory.Exists(Root) ? Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories) : [])
            .Where(path => File.GetLastWriteTimeUtc(path) < time.UtcDateTime)
            .Select(path => Path.GetFileName(path))
            .ToAsyncEnumerable();

    public Task<long> GetFreeBytesAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Root);
        return Task.FromResult(new DriveInfo(Root).AvailableFreeSpace);
    }

    private string Root => folder.PathOf("blobs");

    // The last digits of an id are random, the first ones are the time: folders by the last fill evenly.
    private string PathOf(string name) => Path.Combine(Root, name[30..32], name);
}
