using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Files;

/// <summary>Reads a file's bytes, and no more of them than a file may have.</summary>
internal static class FormBody
{
    private const int ChunkBytes = 81_920;

    /// <summary>The whole body, or 413.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="body">Where it comes from.</param>
    /// <param name="announcedBytes">Its size, when the sender announced one.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public static async Task<Outcome<byte[]>> ReadAsync(FileKind kind, Stream body, long? announcedBytes, CancellationToken cancellationToken)
    {
        var most = FileProblems.MaxBytesOf(kind);
        if (announcedBytes > most)
            return FileProblems.TooLargeOf(kind);

        // The announced size is not trusted with memory: the buffer grows with what comes.
        using var content = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (await body.ReadAsync(chunk, cancellationToken) is var count and > 0)
        {
            if (content.Length + count > most)
                return FileProblems.TooLargeOf(kind);
            content.Write(chunk, 0, count);
        }

        return content.ToArray();
    }
}
