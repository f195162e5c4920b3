using System.Numerics.Tensors;

namespace PensionsAi.Transcription.Audio;

/// <summary>
/// Raises quiet sound to the level that speech has on a telephone line. Recordings of calls are often 20 to 40 dB under it on
/// one side, where the models hear less. Loud sound is left as it is.
/// </summary>
internal static class SpeechLevel
{
    /// <summary>Root mean square of speech at its nominal level, 26 dB under full scale (ITU-T P.56, P.830).</summary>
    public const float Nominal = 0.05f;

    /// <summary>The most that sound is raised: 30 dB. What is quieter still is noise.</summary>
    public const float MaxGain = 31.6f;

    /// <summary>Samples over which a window's level is measured: 0.4 s at 16 kHz, a word or two.</summary>
    private const int BlockSamples = 6_400;

    /// <summary>The gain for sound of a level.</summary>
    /// <param name="level">Root mean square, 0 to 1.</param>
    /// <returns>From 1 to <see cref="MaxGain"/>.</returns>
    public static float GainOf(float level) => Math.Clamp(Nominal / Math.Max(level, 1e-9f), 1, MaxGain);

    /// <summary>Root mean square of sound; 0 for none.</summary>
    public static float Of(ReadOnlySpan<float> samples) =>
        samples.IsEmpty ? 0 : MathF.Sqrt(TensorPrimitives.SumOfSquares(samples) / samples.Length);

    /// <summary>A window of speech raised by what its loudest words need.</summary>
    public static ReadOnlySpan<float> Raise(ReadOnlySpan<float> samples)
    {
        var loudest = 0f;
        for (var at = 0; at < samples.Length; at += BlockSamples)
            loudest = Math.Max(loudest, Of(samples[at..Math.Min(at + BlockSamples, samples.Length)]));
        var gain = GainOf(loudest);
        if (gain == 1)
            return samples;
        var raised = new float[samples.Length];
        TensorPrimitives.Multiply(samples, gain, raised);
        return raised;
    }
}
