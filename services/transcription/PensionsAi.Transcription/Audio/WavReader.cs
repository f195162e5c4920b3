namespace PensionsAi.Transcription.Audio;

/// <summary>
/// Reads the samples of a WAV file block by block. A file that ends before its header says so is read as far as it goes:
/// a recording that was cut off is still a recording. Not thread-safe.
/// </summary>
/// <param name="stream">Stands at the first sample. Not disposed.</param>
/// <param name="header">What the file says of its samples.</param>
internal sealed class WavReader(Stream stream, WavHeader header)
{
    private const int BlockFrames = 4096;

    private readonly byte[] _bytes = new byte[BlockFrames * header.FrameBytes];
    private readonly float[] _samples = new float[BlockFrames * header.Channels];
    private long _left = header.DataBytes ?? long.MaxValue;

    /// <summary>What the file says of its samples.</summary>
    public WavHeader Header => header;

    /// <summary>Frames read so far.</summary>
    public long FramesRead { get; private set; }

    /// <summary>Length of what was read so far.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(FramesRead / (double)header.SampleRate);

    /// <summary>The next block, interleaved, of whole frames; empty at the end. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<float>> ReadBlockAsync(CancellationToken cancellationToken)
    {
        var wanted = (int)Math.Min(_left, _bytes.Length);
        var read = await stream.ReadAtLeastAsync(_bytes.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken);
        _left -= read;
        var frames = read / header.FrameBytes;
        FramesRead += frames;
        var samples = SampleDecoder.Decode(header.Encoding, _bytes.AsSpan(0, frames * header.FrameBytes), _samples);
        return _samples.AsMemory(0, samples);
    }
}
