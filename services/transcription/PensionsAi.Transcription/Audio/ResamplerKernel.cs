using System.Collections.Concurrent;

namespace PensionsAi.Transcription.Audio;

/// <summary>
/// The low-pass filter between two rates, one set of weights for every position that an output sample can have between two
/// input samples. A sinc under a Kaiser window; the pass band ends at 89 % of the lower Nyquist frequency, the stop band
/// begins at it, 80 dB down. Immutable and shared. Source of the design: J. F. Kaiser, "Nonrecursive digital filter design
/// using the I0-sinh window function", 1974.
/// </summary>
internal sealed class ResamplerKernel
{
    /// <summary>Zero crossings of the sinc on either side.</summary>
    private const int Lobes = 48;

    /// <summary>Kaiser's parameter for 80 dB: 0.1102 (80 − 8.7).</summary>
    private const double Beta = 7.857;

    /// <summary>Middle of the transition, as a part of the lower Nyquist frequency.</summary>
    private const double CutOff = 0.945;

    private static readonly ConcurrentDictionary<(int From, int To), WeakReference<ResamplerKernel>> Cache = new();

    private readonly float[] _weights;

    private ResamplerKernel(int up, int down)
    {
        Up = up;
        Down = down;
        var scale = CutOff * Math.Min(1.0, (double)up / down);
        HalfTaps = (int)Math.Ceiling(Lobes / scale);
        _weights = new float[up * Taps];
        for (var phase = 0; phase < up; phase++)
            Fill(_weights.AsSpan(phase * Taps, Taps), phase / (double)up, scale);
    }

    /// <summary>Output samples for every <see cref="Down"/> input samples.</summary>
    public int Up { get; }

    /// <summary>Input samples for every <see cref="Up"/> output samples.</summary>
    public int Down { get; }

    /// <summary>Input samples on either side of an output sample that it depends on.</summary>
    public int HalfTaps { get; }

    /// <summary>Weights of one phase.</summary>
    public int Taps => 2 * HalfTaps;

    /// <summary>The kernel between two rates in hertz.</summary>
    public static ResamplerKernel Between(int from, int to)
    {
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(from, to);
        var key = (from / divisor, to / divisor);
        // Held weakly: the rates come from callers' files, and the tables of odd rates are large.
        if (Cache.TryGetValue(key, out var reference) && reference.TryGetTarget(out var kernel))
            return kernel;
        kernel = new ResamplerKernel(to / divisor, from / divisor);
        if (Cache.Count > 64)
            Cache.Clear();
        Cache[key] = new WeakReference<ResamplerKernel>(kernel);
        return kernel;
    }

    /// <summary>The weights of the input samples around an output sample that lies <paramref name="phase"/> / <see cref="Up"/> after one.</summary>
    public ReadOnlySpan<float> Phase(int phase) => _weights.AsSpan(phase * Taps, Taps);

    private void Fill(Span<float> weights, double offset, double scale)
    {
        var sum = 0.0;
        var exact = new double[weights.Length];
        for (var i = 0; i < exact.Length; i++)
        {
            var distance = i - (HalfTaps - 1) - offset;
            exact[i] = Sinc(distance * scale) * Kaiser(distance / HalfTaps);
            sum += exact[i];
        }

        // Every phase sums to one: otherwise a constant would come out with a ripple at the phases' rate.
        for (var i = 0; i < exact.Length; i++)
            weights[i] = (float)(exact[i] / sum);
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) => Math.Abs(x) >= 1 ? 0 : BesselI0(Beta * Math.Sqrt(1 - (x * x))) / BesselI0(Beta);

    private static double BesselI0(double x)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }
}
