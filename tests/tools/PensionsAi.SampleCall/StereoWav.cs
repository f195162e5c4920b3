using System.Text;

namespace PensionsAi.SampleCall;

/// <summary>Writes two channels as 16-bit PCM.</summary>
internal static class StereoWav
{
    public static byte[] Write(int sampleRate, float[] left, float[] right)
    {
        var frames = Math.Max(left.Length, right.Length);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(36 + (4 * frames));
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)2);
        writer.Write(sampleRate);
        writer.Write(4 * sampleRate);
        writer.Write((short)4);
        writer.Write((short)16);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(4 * frames);
        for (var i = 0; i < frames; i++)
        {
            writer.Write(Sample(left, i));
            writer.Write(Sample(right, i));
        }

        writer.Flush();
        return file.ToArray();
    }

    private static short Sample(float[] channel, int at) => at < channel.Length ? (short)Math.Round(channel[at] * 32_767) : (short)0;
}
