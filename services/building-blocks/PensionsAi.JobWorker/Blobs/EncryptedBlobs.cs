using System.Text.RegularExpressions;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.JobWorker.Blobs;

/// <summary>
/// Inputs and results of jobs, encrypted before they leave the process, in whichever store is configured. A blob is there
/// whole or not at all. Thread-safe, also across processes.
/// </summary>
public sealed partial class EncryptedBlobs
{
    private readonly IBlobStore _store;
    private readonly byte[] _dataKey;

    internal EncryptedBlobs(IBlobStore store, PlatformKeys keys)
    {
        _store = store;
        _dataKey = keys.Get("data");
    }

    /// <summary>Writes a blob; on return it is kept for good. A blob of the same name is replaced.</summary>
    /// <param name="name">A job's id as 32 hexadecimal digits, a dot, and what of the job it is.</param>
    /// <param name="write">Writes the content; the blob is not kept when this throws.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        _store.WriteAsync(
            Checked(name),
            async (bytes, token) =>
            {
                await using var content = await EncryptingStream.CreateAsync(bytes, _dataKey, name, token);
                await write(content, token);
                await content.CompleteAsync(token);
            },
            cancellationToken);

    /// <summary>The content, decrypted as it is read; null when there is no such blob.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">On reading: the blob was changed or cut off.</exception>
    public async Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        if (await _store.OpenReadAsync(Checked(name), cancellationToken) is not { } bytes)
            return null;
        try
        {
            return await DecryptingStream.OpenAsync(bytes, _dataKey, name, cancellationToken);
        }
        catch
        {
            await bytes.DisposeAsync();
            throw;
        }
    }

    /// <summary>Removes a blob; nothing happens when it is not there.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => _store.DeleteAsync(Checked(name), cancellationToken);

    /// <summary>Names of blobs, and of leftovers of unfinished ones, that were last written before a time.</summary>
    public IAsyncEnumerable<string> ListWrittenBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        _store.ListWrittenBeforeAsync(time, cancellationToken);

    /// <summary>Bytes that can be written yet; <see cref="long.MaxValue"/> when the store cannot know.</summary>
    public Task<long> GetFreeBytesAsync(CancellationToken cancellationToken) => _store.GetFreeBytesAsync(cancellationToken);

    // A store may make a path of it.
    private static string Checked(string name) =>
        BlobName().IsMatch(name) ? name : throw new ArgumentException("This is not a blob's name.", nameof(name));

    [GeneratedRegex(@"\A[0-9a-f]{32}\.[a-z0-9.]{1,96}\z", RegexOptions.NonBacktracking)]
    private static partial Regex BlobName();
}
