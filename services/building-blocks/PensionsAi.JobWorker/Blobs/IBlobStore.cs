namespace PensionsAi.JobWorker.Blobs;

/// <summary>
/// Keeps named bytes for <see cref="EncryptedBlobs"/>, which has encrypted them and checked the names. A blob is there whole
/// or not at all, for every process that shares the store. Thread-safe.
/// </summary>
internal interface IBlobStore
{
    /// <summary>Writes a blob; on return it is kept for good. A blob of the same name is replaced.</summary>
    /// <param name="name">Name of the blob.</param>
    /// <param name="write">Writes the bytes; the blob is not kept when this throws.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>The bytes, read forward only; null when there is no such blob.</summary>
    Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes a blob; nothing happens when it is not there.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Names of blobs that were last written before a time; also those of unfinished ones (<see cref="UnfinishedBlob"/>), which
    /// can be deleted but not read.
    /// </summary>
    IAsyncEnumerable<string> ListWrittenBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Bytes that can be written yet; <see cref="long.MaxValue"/> when the store cannot know.</summary>
    Task<long> GetFreeBytesAsync(CancellationToken cancellationToken);
}
