using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace PensionsAi.Transcription.Audio;

/// <summary>
/// How a voice sounds in a stretch of speech: the mean of its mel cepstrum, which the throat shapes, and its pitch. Only what a
/// telephone lets through is looked at, so that the same voice sounds the same in a studio. Immutable.
/// </summary>
/// <param name="Values">Twelve cepstral coefficients, then the pitch, scaled so that each weighs about the same.</param>
/// <param name="Seconds">Voiced sound that it was taken from.</param>
internal sealed record VoiceProfile(IReadOnlyList<double> Values, double Seconds)
{
    private const int Rate = 16_000;
    private const int Frame = 512;
    private const int Step = 160;
    private const int Bands = 24;
    private const int Coefficients = 12;

    // What is said moves the cepstrum as much as who says it; the pitch says more of the voice.
    private const double PitchWeight = 12;

    // Frames: 0.15 s. With less the mean is that of one vowel.
    private const int FewestVoiced = 15;

    private static readonly double[] Window = [.. Enumerable.Range(0, Frame).Select(i => 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / (Frame - 1))))];
    private static readonly double[][] Filters = MelFilters();

    private static readonly double[] WindowCorrelation = [.. Enumerable.Range(0, (Rate / 70) + 1).Select(lag =>
        Enumerable.Range(0, Frame - lag).Sum(i => Window[i] * Window[i + lag]) / Window.Sum(value => value * value))];

    /// <summary>The profile of a stretch at 16 kHz; null when too little of it is voiced.</summary>
    public static VoiceProfile? Of(ReadOnlySpan<float> samples)
    {
        var frames = samples.Length < Frame ? 0 : ((samples.Length - Frame) / Step) + 1;
        var energies = new double[frames];
        for (var i = 0; i < frames; i++)
            energies[i] = EchoCorrelation.Energy(samples.Slice(i * Step, Frame));
        if (frames == 0 || energies.Max() is not (> 0 and var loudest))
            return null;

        var sum = new double[Coefficients];
        var pitches = new List<double>();
        for (var i = 0; i < frames; i++)
        {
            if (energies[i] < loudest / 100)
                continue;
            var (cepstrum, pitch) = Analyse(samples.Slice(i * Step, Frame));
            if (pitch is null)
                continue;
            pitches.Add(Math.Log2(pitch.Value));
            for (var k = 0; k < Coefficients; k++)
                sum[k] += cepstrum[k];
        }

        if (pitches.Count < FewestVoiced)
            return null;
        pitches.Sort();
        return new VoiceProfile(
            [.. sum.Select(value => value / pitches.Count), PitchWeight * pitches[pitches.Count / 2]], pitches.Count * Step / (double)Rate);
    }

    /// <summary>Cepstrum of a frame, and its pitch in hertz; null when it is not voiced.</summary>
    private static (double[] Cepstrum, double? Pitch) Analyse(ReadOnlySpan<float> frame)
    {
        var spectrum = new Complex32[2 * Frame];
        for (var i = 0; i < Frame; i++)
            spectrum[i] = (float)(frame[i] * Window[i]);
        Fourier.Forward(spectrum, FourierOptions.NoScaling);
        var power = new double[Frame + 1];
        for (var i = 0; i <= Frame; i++)
            power[i] = spectrum[i].MagnitudeSquared;

        for (var i = 0; i < spectrum.Length; i++)
            spectrum[i] = spectrum[i].MagnitudeSquared;
        Fourier.Inverse(spectrum, FourierOptions.NoScaling);
        return (Cepstrum(power), PitchOf(spectrum));
    }

    private static double[] Cepstrum(double[] power)
    {
        var bands = new double[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var energy = 1e-6;
            for (var i = 0; i < power.Length; i++)
                energy += Filters[band][i] * power[i];
            bands[band] = Math.Log(energy);
        }

        var cepstrum = new double[Coefficients];
        for (var k = 1; k <= Coefficients; k++)
        {
            for (var band = 0; band < Bands; band++)
                cepstrum[k - 1] += bands[band] * Math.Cos(Math.PI * k * (band + 0.5) / Bands) * Math.Sqrt(2.0 / Bands);
        }

        return cepstrum;
    }

    /// <summary>The highest peak of the autocorrelation from 70 to 400 Hz, corrected for the window's.</summary>
    private static double? PitchOf(Complex32[] autocorrelation)
    {
        var (best, at) = (0.0, 0);
        for (var lag = Rate / 400; lag <= Rate / 70; lag++)
        {
            var value = autocorrelation[lag].Real / autocorrelation[0].Real / WindowCorrelation[lag];
            if (value > best)
                (best, at) = (value, lag);
        }

        return best > 0.6 ? Rate / (double)at : null;
    }

    /// <summary>Triangles over the bins of a transform of twice the frame, evenly spaced in mel from 200 to 3,500 Hz.</summary>
    private static double[][] MelFilters()
    {
        static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));
        static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
        var edges = Enumerable.Range(0, Bands + 2).Select(i => Hertz(Mel(200) + ((Mel(3_500) - Mel(200)) * i / (Bands + 1)))).ToArray();
        return
        [
            .. Enumerable.Range(0, Bands).Select(band => Enumerable.Range(0, Frame + 1).Select(bin =>
            {
                var hertz = bin * Rate / (2.0 * Frame);
                var (low, centre, high) = (edges[band], edges[band + 1], edges[band + 2]);
                return Math.Max(0, Math.Min((hertz - low) / (centre - low), (high - hertz) / (high - centre)));
            }).ToArray()),
        ];
    }
}
