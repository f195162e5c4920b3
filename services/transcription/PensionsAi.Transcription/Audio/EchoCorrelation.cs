using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace PensionsAi.Transcription.Audio;

/// <summary>How alike a stretch of one track is to another track, at the delay at which they are the most alike.</summary>
/// <param name="Correlation">Normalised cross-correlation, 0 to 1.</param>
/// <param name="EnergyRatio">Energy of the stretch by that of the other track at this delay.</param>
internal readonly record struct EchoCorrelation(double Correlation, double EnergyRatio)
{
    // Below it there is nothing to compare: numbers near zero divide badly.
    private const double Silence = 1e-9;

    /// <summary>Compares by the fast Fourier transform.</summary>
    /// <param name="stretch">The stretch, as <see cref="Prepare"/> made it.</param>
    /// <param name="other">The other track from the longest lag before the stretch to the longest after it, prepared alike; not shorter.</param>
    public static EchoCorrelation Find(ReadOnlySpan<float> stretch, ReadOnlySpan<float> other)
    {
        var energy = Energy(stretch);
        if (energy < Silence)
            return default;

        var products = Correlate(stretch, other);
        var best = default(EchoCorrelation);
        var beside = Energy(other[..stretch.Length]);
        for (var lag = 0; lag <= other.Length - stretch.Length; lag++)
        {
            if (beside > Silence && products[lag].Magnitude / Math.Sqrt(energy * beside) is var alike && alike > best.Correlation)
                best = new EchoCorrelation(Math.Min(alike, 1), energy / beside);
            if (lag + stretch.Length < other.Length)
                beside += ((double)other[lag + stretch.Length] * other[lag + stretch.Length]) - ((double)other[lag] * other[lag]);
        }

        return best;
    }

    /// <summary>
    /// Sound at 16 kHz as 8 kHz with its slope flattened: hum and the strongest harmonics, which any two voices share, must not
    /// decide how alike they are.
    /// </summary>
    public static float[] Prepare(ReadOnlySpan<float> samples)
    {
        var prepared = new float[samples.Length / 2];
        var last = 0f;
        for (var i = 0; i < prepared.Length; i++)
        {
            var sample = (samples[2 * i] + samples[(2 * i) + 1]) / 2;
            prepared[i] = i == 0 ? 0 : sample - (0.9f * last);
            last = sample;
        }

        return prepared;
    }

    /// <summary>Sum of squares.</summary>
    public static double Energy(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return sum;
    }

    // Circular, and long enough that what wraps around is not looked at.
    private static Complex32[] Correlate(ReadOnlySpan<float> stretch, ReadOnlySpan<float> other)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)other.Length);
        var (left, right) = (Padded(stretch, size), Padded(other, size));
        Fourier.Forward(left, FourierOptions.NoScaling);
        Fourier.Forward(right, FourierOptions.NoScaling);
        for (var i = 0; i < size; i++)
            right[i] *= left[i].Conjugate() / size;
        Fourier.Inverse(right, FourierOptions.NoScaling);
        return right;
    }

    private static Complex32[] Padded(ReadOnlySpan<float> samples, int size)
    {
        var padded = new Complex32[size];
        for (var i = 0; i < samples.Length; i++)
            padded[i] = samples[i];
        return padded;
    }
}
