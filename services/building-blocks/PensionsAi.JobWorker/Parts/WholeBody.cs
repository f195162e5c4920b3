using PensionsAi.JobWorker.Blobs;

namespace PensionsAi.JobWorker.Parts;

/// <summary>A body that remembers whether it was read to its end. Does not dispose it.</summary>
/// <param name="body">The body.</param>
public sealed class WholeBody(Stream body) : ReadOnlyStream
{
    /// <summary>Whether there is no more of it.</summary>
    public bool HasEnded { get; private set; }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        HasEnded |= read == 0 && buffer.Length > 0;
        return read;
    }
}
