using System.Buffers.Binary;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>
/// Walks the chunks of a RIFF or RF64 file to its samples. Trusts no size: the file's own is ignored but for one purpose, a
/// chunk is skipped by reading it, and the samples' is taken for unknown where recorders leave a placeholder.
/// Layout: Microsoft's Multimedia Programming Interface 1.0, WAVEFORMATEXTENSIBLE, and ITU-R BS.2088 for RF64.
/// </summary>
internal static class WavHeaderReader
{
    private const int MaxFormatBytes = 1024;

    private static readonly byte[] ExtensibleTail =
        [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    /// <summary>Reads up to the first sample.</summary>
    /// <param name="stream">A stream that need not seek.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<(WavHeaderStatus Status, WavHeader? Header)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[12];
        if (!await TryReadAsync(stream, head, cancellationToken))
            return (head.AsSpan().StartsWith("RIFF"u8) ? WavHeaderStatus.EndedEarly : WavHeaderStatus.NotWav, null);
        if (!(head.AsSpan().StartsWith("RIFF"u8) || head.AsSpan().StartsWith("RF64"u8)) || !head.AsSpan(8).SequenceEqual("WAVE"u8))
            return (WavHeaderStatus.NotWav, null);

        var riffBytes = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        var position = 12L;
        WavHeader? header = null;
        var chunk = new byte[8];
        while (await TryReadAsync(stream, chunk, cancellationToken))
        {
            position += 8;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(4));
            if (chunk.AsSpan().StartsWith("data"u8))
            {
                return header is null
                    ? (WavHeaderStatus.Unsupported, null)
                    : (WavHeaderStatus.Read, header with { DataBytes = KnownSize(size, riffBytes, position) });
            }

            if (chunk.AsSpan().StartsWith("fmt "u8))
            {
                if (size is < 16 or > MaxFormatBytes)
                    return (WavHeaderStatus.Unsupported, null);
                var format = new byte[size + (size & 1)];
                if (!await TryReadAsync(stream, format, cancellationToken))
                    return (WavHeaderStatus.EndedEarly, null);
                header = ParseFormat(format);
                if (header is null)
                    return (WavHeaderStatus.Unsupported, null);
                position += format.Length;
            }
            else
            {
                var padded = size + (size & 1L);
                if (!await TrySkipAsync(stream, padded, cancellationToken))
                    return (WavHeaderStatus.EndedEarly, null);
                position += padded;
            }
        }

        return (WavHeaderStatus.EndedEarly, null);
    }

    /// <summary>
    /// A recorder that cannot go back to its header leaves 0, the largest number, or one a header short of it. A size of 0
    /// in a file whose own size covers more chunks after it is meant.
    /// </summary>
    private static long? KnownSize(uint size, uint riffBytes, long position) => size switch
    {
        0 when riffBytes is not (0 or >= 0xFFFFF000) && riffBytes + 8L > position => 0,
        0 or >= 0xFFFFF000 or (>= 0x7FFFF000 and <= 0x7FFFFFFF) => null,
        _ => size,
    };

    private static WavHeader? ParseFormat(ReadOnlySpan<byte> format)
    {
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        var frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(format[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (tag == 0xFFFE)
        {
            if (format.Length < 40 || !format[26..40].SequenceEqual(ExtensibleTail))
                return null;
            tag = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        }

        if (channels is 0 or > AudioLimits.MaxChannels || rate is < AudioLimits.MinSampleRate or > AudioLimits.MaxSampleRate)
            return null;
        if (EncodingOf(tag, bits) is not { } encoding)
            return null;
        var header = new WavHeader(encoding, channels, (int)rate, null);
        return frameBytes == header.FrameBytes ? header : null;
    }

    private static SampleEncoding? EncodingOf(ushort tag, ushort bits) => (tag, bits) switch
    {
        (1, 8) => SampleEncoding.Pcm8,
        (1, 16) => SampleEncoding.Pcm16,
        (1, 24) => SampleEncoding.Pcm24,
        (1, 32) => SampleEncoding.Pcm32,
        (3, 32) => SampleEncoding.Float32,
        (6, 8) => SampleEncoding.ALaw,
        (7, 8) => SampleEncoding.MuLaw,
        _ => null,
    };

    private static async ValueTask<bool> TryReadAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken) =>
        await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) == buffer.Length;

    private static async ValueTask<bool> TrySkipAsync(Stream stream, long bytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(bytes, 16 * 1024)];
        while (bytes > 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(bytes, buffer.Length)), cancellationToken);
            if (read == 0)
                return false;
            bytes -= read;
        }

        return true;
    }
}
