using System.Buffers.Binary;

namespace PensionsAi.Transcription.Audio;

/// <summary>Turns the bytes of samples into numbers from -1 to 1.</summary>
internal static class SampleDecoder
{
    /// <summary>Decodes whole samples.</summary>
    /// <param name="encoding">How they are written.</param>
    /// <param name="bytes">The samples' bytes, a whole number of samples.</param>
    /// <param name="samples">Takes the samples.</param>
    /// <returns>Samples written.</returns>
    public static int Decode(SampleEncoding encoding, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        switch (encoding)
        {
            case SampleEncoding.Pcm8:
                for (var i = 0; i < bytes.Length; i++)
                    samples[i] = (bytes[i] - 128) / 128f;
                return bytes.Length;
            case SampleEncoding.Pcm16:
                for (var i = 0; i < bytes.Length / 2; i++)
                    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) / 32768f;
                return bytes.Length / 2;
            case SampleEncoding.Pcm24:
                for (var i = 0; i < bytes.Length / 3; i++)
                    samples[i] = (bytes[3 * i] | (bytes[(3 * i) + 1] << 8) | ((sbyte)bytes[(3 * i) + 2] << 16)) / 8388608f;
                return bytes.Length / 3;
            case SampleEncoding.Pcm32:
                for (var i = 0; i < bytes.Length / 4; i++)
                    samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) / 2147483648f;
                return bytes.Length / 4;
            case SampleEncoding.Float32:
                for (var i = 0; i < bytes.Length / 4; i++)
                    samples[i] = Bounded(BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]));
                return bytes.Length / 4;
            case SampleEncoding.ALaw:
                Look(G711.ALawTable, bytes, samples);
                return bytes.Length;
            case SampleEncoding.MuLaw:
                Look(G711.MuLawTable, bytes, samples);
                return bytes.Length;
            default:
                throw new ArgumentOutOfRangeException(nameof(encoding));
        }
    }

    /// <summary>One infinite sample would spread through the resampler and the model's state to all that follows.</summary>
    private static float Bounded(float sample) => float.IsNaN(sample) ? 0 : Math.Clamp(sample, -1, 1);

    private static void Look(ReadOnlySpan<float> table, ReadOnlySpan<byte> codes, Span<float> samples)
    {
        for (var i = 0; i < codes.Length; i++)
            samples[i] = table[codes[i]];
    }
}
