using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>A WAV file of silence in which somebody speaks every ten minutes. It is never in memory as a whole.</summary>
internal sealed class QuietCall : HttpContent
{
    /// <summary>Minutes from one start of speech to the next; the first is at 0.</summary>
    public const int Interval = 10;

    private const int BytesPerSecond = 2 * 16_000;

    private readonly byte[] _speech;
    private readonly long _soundBytes;

    /// <summary>Such a call.</summary>
    /// <param name="minutes">Its length.</param>
    /// <param name="speech">What is said: 16 bits, one channel at 16 kHz.</param>
    public QuietCall(int minutes, byte[] speech)
    {
        _speech = speech;
        _soundBytes = minutes * 60L * BytesPerSecond;
        Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Header());
        var second = new byte[BytesPerSecond];
        for (long at = 0; at < _soundBytes; at += BytesPerSecond)
        {
            Array.Clear(second);
            var said = (int)(at % (Interval * 60L * BytesPerSecond));
            if (said < _speech.Length)
                _speech.AsSpan(said, Math.Min(BytesPerSecond, _speech.Length - said)).CopyTo(second);
            await stream.WriteAsync(second);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Header().Length + _soundBytes;
        return true;
    }

    private byte[] Header()
    {
        var header = new byte[44];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), (uint)(36 + _soundBytes));
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), 16_000);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), BytesPerSecond);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), (uint)_soundBytes);
        return header;
    }
}
