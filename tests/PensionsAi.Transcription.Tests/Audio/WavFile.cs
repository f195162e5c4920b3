using System.Buffers.Binary;
using PensionsAi.Transcription.Audio;

namespace PensionsAi.Transcription.Tests.Audio;

/// <summary>Writes WAV files for tests, true ones and false ones.</summary>
internal static class WavFile
{
    public static byte[] Pcm16(int sampleRate, int channels, params ReadOnlySpan<float> interleaved)
    {
        var data = new byte[2 * interleaved.Length];
        for (var i = 0; i < interleaved.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(data.AsSpan(2 * i), (short)Math.Round(Math.Clamp(interleaved[i] * 32768, -32768, 32767)));
        return Build(1, channels, sampleRate, 16, data);
    }

    public static byte[] MuLaw(int sampleRate, int channels, ReadOnlySpan<float> interleaved) =>
        Build(7, channels, sampleRate, 8, Encode(interleaved, G711.MuLawTable));

    public static byte[] Build(
        int tag, int channels, int sampleRate, int bits, ReadOnlySpan<byte> data, uint? riffBytes = null, uint? dataBytes = null, int? frameBytes = null)
    {
        var file = new byte[44 + data.Length];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), riffBytes ?? (uint)(36 + data.Length));
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(20), (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(22), (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(24), (uint)sampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(28), (uint)(sampleRate * channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(32), (ushort)(frameBytes ?? channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(34), (ushort)bits);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), dataBytes ?? (uint)data.Length);
        data.CopyTo(file.AsSpan(44));
        return file;
    }

    public static async Task<(WavHeader Header, float[] Samples)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (status, header) = await WavHeaderReader.ReadAsync(stream, cancellationToken);
        Assert.Equal(WavHeaderStatus.Read, status);
        var reader = new WavReader(stream, header!);
        var samples = new List<float>();
        while (await reader.ReadBlockAsync(cancellationToken) is { IsEmpty: false } block)
            samples.AddRange(block.Span);
        return (header!, [.. samples]);
    }

    /// <summary>The code whose sample lies nearest: slow, and independent of the decoder's formula.</summary>
    private static byte[] Encode(ReadOnlySpan<float> samples, ReadOnlySpan<float> table)
    {
        var codes = Enumerable.Range(0, 256).ToArray();
        var values = table.ToArray();
        Array.Sort(values, codes);
        var encoded = new byte[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            var at = Array.BinarySearch(values, samples[i]);
            at = at >= 0 ? at : Math.Min(~at, 255);
            if (at > 0 && samples[i] - values[at - 1] < values[at] - samples[i])
                at--;
            encoded[i] = (byte)codes[at];
        }

        return encoded;
    }
}
