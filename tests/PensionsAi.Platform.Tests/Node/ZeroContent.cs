using System.Net;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>A body of zeros that is never in memory as a whole.</summary>
internal sealed class ZeroContent(long bytes) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var buffer = new byte[128 * 1024];
        for (var left = bytes; left > 0; left -= buffer.Length)
            await stream.WriteAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }
}
