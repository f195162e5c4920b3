namespace PensionsAi.Transcription.Audio;

/// <summary>The sound of a track that is still needed, by its sample numbers from the start of the recording. Not thread-safe.</summary>
internal sealed class SoundBuffer
{
    private float[] _samples = new float[1 << 16];
    private int _offset;
    private int _count;

    /// <summary>Number of the first sample that is held.</summary>
    public long Start { get; private set; }

    /// <summary>Number of the sample that comes next.</summary>
    public long End => Start + _count;

    /// <summary>Appends sound.</summary>
    public void Write(ReadOnlySpan<float> samples)
    {
        if (_offset + _count + samples.Length > _samples.Length)
        {
            var target = _count + samples.Length > _samples.Length
                ? new float[Math.Max(2 * _samples.Length, _count + samples.Length)]
                : _samples;
            _samples.AsSpan(_offset, _count).CopyTo(target);
            _samples = target;
            _offset = 0;
        }

        samples.CopyTo(_samples.AsSpan(_offset + _count));
        _count += samples.Length;
    }

    /// <summary>Forgets what comes before a sample.</summary>
    public void DropBefore(long sample)
    {
        var dropped = (int)Math.Clamp(sample - Start, 0, _count);
        _offset += dropped;
        _count -= dropped;
        Start += dropped;
    }

    /// <summary>The sound from one sample to before another, as far as it is held. Valid until more is written.</summary>
    public Memory<float> Read(long start, long end)
    {
        start = Math.Clamp(start, Start, End);
        return _samples.AsMemory(_offset + (int)(start - Start), (int)(Math.Clamp(end, start, End) - start));
    }
}
