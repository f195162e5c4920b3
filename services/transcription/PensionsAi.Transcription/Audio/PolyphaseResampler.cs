using System.Buffers;
using System.Numerics.Tensors;

namespace PensionsAi.Transcription.Audio;

/// <summary>Changes the rate of one channel, block by block, without delay: output sample 0 lies at input sample 0. Not thread-safe.</summary>
/// <param name="from">Rate of the input in hertz.</param>
/// <param name="to">Rate of the output in hertz.</param>
internal sealed class PolyphaseResampler(int from, int to)
{
    private readonly ResamplerKernel? _kernel = from == to ? null : ResamplerKernel.Between(from, to);

    // Silence lies before the first sample; _pending[0] is the first input sample that the next output needs.
    private float[] _pending = [];
    private int _count;
    private int _phase;
    private long _written;
    private long _read;

    /// <summary>Takes input and writes the output that is complete.</summary>
    public void Write(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (_kernel is null)
        {
            output.Write(input);
            return;
        }

        if (_read == 0 && _count == 0)
            Append(new float[_kernel.HalfTaps - 1]);
        _read += input.Length;
        Append(input);
        Produce(output, long.MaxValue);
    }

    /// <summary>Writes the rest, as if silence followed. The output is then as long in time as the input.</summary>
    public void Complete(IBufferWriter<float> output)
    {
        if (_kernel is null || _read == 0)
            return;
        Append(new float[_kernel.HalfTaps + 1]);
        var total = ((_read * _kernel.Up) + _kernel.Down - 1) / _kernel.Down;
        Produce(output, total);
    }

    private void Produce(IBufferWriter<float> output, long total)
    {
        var kernel = _kernel!;
        var position = 0;
        while (position + kernel.Taps <= _count && _written < total)
        {
            var sample = TensorPrimitives.Dot(kernel.Phase(_phase), _pending.AsSpan(position, kernel.Taps));
            output.GetSpan(1)[0] = sample;
            output.Advance(1);
            _written++;
            _phase += kernel.Down;
            position += Math.DivRem(_phase, kernel.Up, out _phase);
        }

        // The taps reach further than one step, so position never passes the end of what is pending.
        _pending.AsSpan(position, _count - position).CopyTo(_pending);
        _count -= position;
    }

    private void Append(ReadOnlySpan<float> input)
    {
        if (_pending.Length < _count + input.Length)
            Array.Resize(ref _pending, Math.Max(_count + input.Length, 2 * _pending.Length));
        input.CopyTo(_pending.AsSpan(_count));
        _count += input.Length;
    }
}
