using System.Buffers;
using PensionsAi.Transcription.Audio;

namespace PensionsAi.Transcription.Tests;

/// <summary>Sounds without speech, and the telephone's way with speech. Samples from -1 to 1.</summary>
internal static class Sounds
{
    public static float[] Silence(int rate, double seconds) => new float[(int)(rate * seconds)];

    public static float[] Noise(int rate, double seconds, float level, int seed = 1)
    {
        var random = new Random(seed);
        return Make(rate, seconds, _ => level * (float)((2 * random.NextDouble()) - 1));
    }

    /// <summary>The Swedish dial tone, 425 Hz without a pause (ITU-T E.180, supplement 2).</summary>
    public static float[] DialTone(int rate, double seconds) =>
        Make(rate, seconds, t => 0.3f * (float)Math.Sin(2 * Math.PI * 425 * t));

    /// <summary>The Swedish ringing tone: 425 Hz, 1 s in every 6.</summary>
    public static float[] RingingTone(int rate, double seconds) =>
        Make(rate, seconds, t => t % 6 < 1 ? 0.3f * (float)Math.Sin(2 * Math.PI * 425 * t) : 0);

    /// <summary>The Swedish busy tone: 425 Hz, 0.25 s on and off.</summary>
    public static float[] BusyTone(int rate, double seconds) =>
        Make(rate, seconds, t => t % 0.5 < 0.25 ? 0.3f * (float)Math.Sin(2 * Math.PI * 425 * t) : 0);

    /// <summary>Mains hum: 50 Hz and its odd harmonics.</summary>
    public static float[] Hum(int rate, double seconds) =>
        Make(rate, seconds, t => 0.1f * (float)(Math.Sin(100 * Math.PI * t) + (0.5 * Math.Sin(300 * Math.PI * t)) + (0.3 * Math.Sin(500 * Math.PI * t))));

    /// <summary>Waiting music: a triad that changes every second, each note with overtones that fade.</summary>
    public static float[] Chords(int rate, double seconds)
    {
        double[] roots = [261.6, 220, 174.6, 196];
        return Make(rate, seconds, t =>
        {
            var root = roots[(int)t % roots.Length];
            var fade = Math.Exp(-1.5 * (t % 1));
            return (float)(0.08 * fade * new[] { 1, 1.26, 1.5 }.Sum(interval =>
                Enumerable.Range(1, 4).Sum(overtone => Math.Sin(2 * Math.PI * root * interval * overtone * t) / overtone)));
        });
    }

    /// <summary>What the telephone lets through, as 8 kHz: 300 to 3,400 Hz.</summary>
    public static float[] Telephone(int rate, ReadOnlySpan<float> samples)
    {
        var resampler = new PolyphaseResampler(rate, 8_000);
        var output = new ArrayBufferWriter<float>();
        resampler.Write(samples, output);
        resampler.Complete(output);
        return HighPass(HighPass(output.WrittenSpan.ToArray()));
    }

    public static float[] Interleave(float[] left, float[] right)
    {
        var frames = Math.Max(left.Length, right.Length);
        var interleaved = new float[2 * frames];
        for (var i = 0; i < frames; i++)
        {
            interleaved[2 * i] = i < left.Length ? left[i] : 0;
            interleaved[(2 * i) + 1] = i < right.Length ? right[i] : 0;
        }

        return interleaved;
    }

    /// <summary>One pole at 300 Hz, at 8 kHz.</summary>
    private static float[] HighPass(float[] samples)
    {
        var keep = (float)Math.Exp(-2 * Math.PI * 300 / 8_000);
        var last = 0f;
        var state = 0f;
        for (var i = 0; i < samples.Length; i++)
        {
            state = keep * (state + samples[i] - last);
            last = samples[i];
            samples[i] = state;
        }

        return samples;
    }

    private static float[] Make(int rate, double seconds, Func<double, float> at) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => at(i / (double)rate))];
}
