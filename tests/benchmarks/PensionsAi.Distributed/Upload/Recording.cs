using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace PensionsAi.Distributed.Upload;

/// <summary>A WAV file of noise, 44.1 kHz, two channels of 16 bits, that is made while it is sent.</summary>
internal sealed class Recording : HttpContent
{
    private const int HeaderBytes = 44;
    private readonly long _bytes;

    public Recording(long bytes)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        Headers.ContentLength = bytes;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Header());
        for (var left = _bytes - HeaderBytes; left > 0; left -= Noise.Block.Length)
            await stream.WriteAsync(Noise.Block.AsMemory(0, (int)Math.Min(left, Noise.Block.Length)));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes;
        return true;
    }

    private byte[] Header()
    {
        const int SampleRate = 44_100;
        const short Channels = 2;
        const short SampleBytes = 2;
        var header = new byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), (uint)(_bytes - 8));
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), Channels);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), SampleRate * Channels * SampleBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), Channels * SampleBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), SampleBytes * 8);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), (uint)(_bytes - HeaderBytes));
        return header;
    }
}
