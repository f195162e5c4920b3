using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>What a WAV file says of its samples.</summary>
/// <param name="Encoding">How a sample is written.</param>
/// <param name="Channels">Channels, 1 to <see cref="AudioLimits.MaxChannels"/>, interleaved.</param>
/// <param name="SampleRate">Frames a second in hertz.</param>
/// <param name="DataBytes">Bytes of samples that the file claims; null when it was written as a stream and does not know.</param>
internal sealed record WavHeader(SampleEncoding Encoding, int Channels, int SampleRate, long? DataBytes)
{
    /// <summary>Bytes of one sample.</summary>
    public int SampleBytes => Encoding switch
    {
        SampleEncoding.Pcm16 => 2,
        SampleEncoding.Pcm24 => 3,
        SampleEncoding.Pcm32 or SampleEncoding.Float32 => 4,
        _ => 1,
    };

    /// <summary>Bytes of one frame: a sample of every channel.</summary>
    public int FrameBytes => SampleBytes * Channels;

    /// <summary>Length that the file claims; null when it does not know.</summary>
    public TimeSpan? Duration => DataBytes is { } bytes ? TimeSpan.FromSeconds(bytes / FrameBytes / (double)SampleRate) : null;
}
