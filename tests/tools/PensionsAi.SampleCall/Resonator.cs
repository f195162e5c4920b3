namespace PensionsAi.SampleCall;

/// <summary>A resonance with two poles.</summary>
internal sealed class Resonator
{
    private double _gain;
    private double _first;
    private double _second;
    private double _last;
    private double _beforeLast;

    public void Tune(double frequency, double bandwidth, int sampleRate)
    {
        var radius = Math.Exp(-Math.PI * bandwidth / sampleRate);
        _first = 2 * radius * Math.Cos(2 * Math.PI * frequency / sampleRate);
        _second = -radius * radius;
        _gain = 1 - radius;
    }

    public double Pass(double input)
    {
        var output = (_gain * 6 * input) + (_first * _last) + (_second * _beforeLast);
        _beforeLast = _last;
        _last = output;
        return output;
    }
}
