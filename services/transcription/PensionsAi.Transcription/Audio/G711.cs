namespace PensionsAi.Transcription.Audio;

/// <summary>The two companding laws of ITU-T G.711 as tables from code to sample, -1 to 1. Thread-safe.</summary>
internal static class G711
{
    private static readonly float[] ALawSamples = Table(ALaw);
    private static readonly float[] MuLawSamples = Table(MuLaw);

    /// <summary>The sample of every A-law code; 13-bit values.</summary>
    public static ReadOnlySpan<float> ALawTable => ALawSamples;

    /// <summary>The sample of every µ-law code; 14-bit values.</summary>
    public static ReadOnlySpan<float> MuLawTable => MuLawSamples;

    private static float[] Table(Func<int, int> decode)
    {
        var table = new float[256];
        for (var code = 0; code < table.Length; code++)
            table[code] = decode(code) / 32768f;
        return table;
    }

    private static int MuLaw(int code)
    {
        // The bits travel inverted. 33 is the law's bias, here in 16-bit scale.
        const int Bias = 33 << 2;
        var bits = ~code & 0xFF;
        var magnitude = ((((bits & 0x0F) << 3) + Bias) << ((bits >> 4) & 0x07)) - Bias;
        return (bits & 0x80) != 0 ? -magnitude : magnitude;
    }

    private static int ALaw(int code)
    {
        // Every other bit travels inverted.
        var bits = code ^ 0x55;
        var segment = (bits >> 4) & 0x07;
        var mantissa = ((bits & 0x0F) << 4) + 8;
        var magnitude = segment == 0 ? mantissa : (mantissa + 0x100) << (segment - 1);
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }
}
