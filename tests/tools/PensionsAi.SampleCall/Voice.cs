namespace PensionsAi.SampleCall;

/// <summary>
/// A made-up voice: pulses of a gliding pitch through three resonators, and hiss for the consonants between the vowels.
/// It sounds like talk without words. No person's voice is in it. Deterministic.
/// </summary>
/// <param name="pitch">Mean pitch in hertz.</param>
/// <param name="scale">Length of the vocal tract: factor on every formant.</param>
/// <param name="seed">Seed of the hiss.</param>
internal sealed class Voice(double pitch, double scale, int seed)
{
    public const int SampleRate = 8_000;

    private readonly Random _random = new(seed);
    private readonly Resonator[] _formants = [new(), new(), new()];
    private double _phase;
    private double _breath;

    /// <summary>Says the vowels, a syllable of about 0.2 s each, with falling melody.</summary>
    public IEnumerable<float> Say(params Vowel[] vowels)
    {
        for (var at = 0; at < vowels.Length; at++)
        {
            foreach (var sample in Consonant(hissing: at % 2 == 0))
                yield return sample;
            var next = vowels[Math.Min(at + 1, vowels.Length - 1)];
            foreach (var sample in Syllable(vowels[at], next, melody: 1.15 - (0.35 * at / vowels.Length), accented: at % 3 == 1))
                yield return sample;
        }
    }

    public static IEnumerable<float> Silence(double seconds) => Enumerable.Repeat(0f, (int)(seconds * SampleRate));

    private IEnumerable<float> Consonant(bool hissing)
    {
        var length = SampleRate * (hissing ? 60 : 35) / 1_000;
        for (var i = 0; i < length; i++)
        {
            var white = (2 * _random.NextDouble()) - 1;
            var bright = white - (0.9 * _breath);
            _breath = white;
            yield return (float)((hissing ? 0.05 : 0.01) * bright * Math.Sin(Math.PI * i / length));
        }
    }

    private IEnumerable<float> Syllable(Vowel from, Vowel to, double melody, bool accented)
    {
        var length = SampleRate * (accented ? 210 : 150) / 1_000;
        for (var i = 0; i < length; i++)
        {
            var part = i / (double)length;
            var glide = Math.Max(0, part - 0.6) / 0.8;
            _formants[0].Tune(scale * Between(from.F1, to.F1, glide), 70, SampleRate);
            _formants[1].Tune(scale * Between(from.F2, to.F2, glide), 100, SampleRate);
            _formants[2].Tune(Math.Min(3_600, scale * Between(from.F3, to.F3, glide)), 160, SampleRate);
            var wobble = 1 + (0.01 * ((2 * _random.NextDouble()) - 1));
            _phase += pitch * melody * (accented ? 1.12 - (0.2 * part) : 1 - (0.08 * part)) * wobble / SampleRate;
            var excitation = 0.02 * ((2 * _random.NextDouble()) - 1);
            if (_phase >= 1)
            {
                _phase -= 1;
                excitation += 1;
            }

            var sound = _formants[0].Pass(excitation) + (0.6 * _formants[1].Pass(excitation)) + (0.3 * _formants[2].Pass(excitation));
            var envelope = Math.Min(1, Math.Min(part / 0.15, (1 - part) / 0.25));
            yield return (float)Math.Clamp(0.25 * envelope * sound, -0.9, 0.9);
        }
    }

    private static double Between(double from, double to, double part) => from + ((to - from) * part);
}
