using PensionsAi.FormReading.Imaging;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads a picture's bytes, and no more of them than a picture may have.</summary>
internal static class PictureBody
{
    private const int ChunkBytes = 81_920;

    /// <summary>The whole body, or 413.</summary>
    /// <param name="body">Where it comes from.</param>
    /// <param name="announcedBytes">Its size, when the sender announced one.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public static async Task<Outcome<byte[]>> ReadAsync(Stream body, long? announcedBytes, CancellationToken cancellationToken)
    {
        if (announcedBytes > PictureLimits.MaxFileBytes)
            return PictureLimits.FileTooLarge;

        // The announced size is not trusted with memory: the buffer grows with what comes.
        using var content = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (await body.ReadAsync(chunk, cancellationToken) is var count and > 0)
        {
            if (content.Length + count > PictureLimits.MaxFileBytes)
                return PictureLimits.FileTooLarge;
            content.Write(chunk, 0, count);
        }

        return content.ToArray();
    }
}
